import type { Scenario } from './scenario.ts';

/** Cases written in Spanish. */
export const SPANISH: Scenario[] = [
  {
    language: 'es',
    subject: 'Cargo duplicado en la tarjeta de beneficios',
    priority: 'Medium',
    body: [
      'Buenos días: a nuestra empleada la Sra. {thirdLast} le cobraron dos veces la misma compra en la farmacia, {amount} cada vez, el {date}. La tarjeta es la {card} y caduca en septiembre de 2028. En la farmacia dicen que el terminal perdió la conexión y que solo recibieron un pago.',
      'La Sra. {thirdLast} toma medicación para la epilepsia y no puede dejar de comprarla, así que necesita que el saldo esté disponible cuanto antes. Ha llamado tres veces a su línea de atención y cada vez le piden el número completo de la tarjeta en voz alta. Su teléfono es el {thirdPhone} y su correo {thirdEmail}.',
      'Les ruego que devuelvan el segundo cargo a la tarjeta, no a la nómina. El número de pedido de la farmacia es {order}. Pueden localizarme en el {phone} o en el móvil {mobile}. Gracias de antemano por su ayuda.',
    ],
    comments: [
      'Dos autorizaciones de {amount} en la tarjeta {card}, misma terminal, con cuarenta segundos de diferencia. La segunda no se liquidó.',
      'Saldo liberado manualmente. Se informó a {first} por teléfono; la Sra. {thirdLast} ya pudo comprar.',
    ],
    mails: [
      {
        incoming: false,
        subject: 'Cargo duplicado {order}',
        body: [
          'Buenos días, {first}:',
          'el segundo cargo de {amount} ha sido anulado y el saldo está disponible desde esta mañana.',
          'Nuestro equipo no debe pedir nunca el número completo de la tarjeta; lamentamos lo ocurrido.',
        ],
      },
    ],
  },
  {
    language: 'es',
    subject: 'Baja médica: datos enviados al departamento equivocado',
    third: 'he',
    priority: 'High',
    body: [
      'Buenas tardes: les escribo con mucha preocupación. El informe médico de nuestro compañero {third}, que está de baja por una depresión grave, llegó ayer por correo electrónico a todo el departamento de compras en lugar de llegar a mi dirección, {email}. En el informe figuran el diagnóstico, la medicación y el nombre de su psiquiatra, la Dra. {third2Last}.',
      'Necesito saber quién lo envió, desde qué dirección y cuántas personas lo recibieron. Nuestro servidor registró el mensaje a las 9:41 desde {ip}. Como saben, tenemos setenta y dos horas para comunicarlo a la autoridad. El afectado todavía no lo sabe y prefiero decírselo yo en persona; no le llamen ustedes al {thirdPhone} hasta que yo les avise.',
      'Para verificar mi identidad: {name}, fecha de nacimiento {dob}, teléfono {phone}. Si tienen que mandarme algo por mensajero, la dirección es {street}, {postal} {city}.',
    ],
    comments: [
      'Identidad confirmada con la fecha de nacimiento {dob}. El envío salió con una lista de distribución equivocada: siete destinatarios.',
      'Mensajes retirados de los siete buzones. Informe de incidencia enviado a {name}. NO llamar a {third} hasta nuevo aviso.',
    ],
    mails: [
      {
        incoming: true,
        subject: 'Urgente: plazo de setenta y dos horas',
        body: [
          'Hola, {agent}:',
          'el plazo termina mañana a las nueve. Por favor, envíenme el informe aunque esté incompleto. Ya he hablado con {third}; está disgustado, pero prefiere que lo gestionemos nosotros.',
        ],
      },
      {
        incoming: false,
        subject: 'RE: Urgente: plazo de setenta y dos horas',
        body: [
          'Buenos días, {first}:',
          'adjunto el informe: siete destinatarios, mensaje retirado a las 12:05, causa identificada. Quedo a su disposición.',
        ],
      },
    ],
  },
  {
    language: 'es',
    subject: 'Devolución enviada a una cuenta cancelada',
    priority: 'Medium',
    body: [
      'Hola: en septiembre nos prometieron una devolución de {amount} por las bajas del plan de salud y todavía no ha llegado. Hoy me dicen en contabilidad que se pagó a la cuenta {iban}, que cancelamos hace dos años, tal como avisé en mi mensaje del {date}.',
      'Entiendo que el dinero enviado a una cuenta cancelada vuelve, pero la persona que me atendió, un tal Sr. {thirdLast}, no encuentra el apunte. La referencia de la transferencia debería ser {order}. Les pido que la localicen y que la próxima vez escriban antes a nuestra tesorera, la Sra. {third2Last}.',
      'Esta vez preferimos un cheque a nombre de {account}, a la atención de {name}, {street}, {postal} {city}. Mi teléfono directo es el {phone}; por las tardes contesto mejor en {email}. Es la cuarta vez que explico lo mismo y agradecería una sola persona de contacto.',
    ],
    comments: [
      'Transferencia {order} devuelta por el banco y anotada en partidas pendientes. Nadie avisó al cliente.',
      'Cheque de {amount} emitido. A partir de ahora una sola persona lleva el caso.',
    ],
    mails: [],
  },
];
