/**
 * A toast's message with `{0}` replaced by `messageData`: a text, or `{ url, label }` for a link. Gives pieces of text and
 * links, so that nothing of it is ever markup.
 */
export function piecesOf(message, messageData = []) {
  return message
    .split(/(\{\d+\})/)
    .filter((part) => part !== '')
    .map((part, key) => {
      const data = /^\{\d+\}$/.test(part) ? messageData[Number(part.slice(1, -1))] : undefined;
      if (data?.url) return { key, url: data.url, text: data.label ?? data.url };
      return { key, url: null, text: data ?? part };
    });
}
