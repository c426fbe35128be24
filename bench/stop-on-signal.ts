/** Ends what a bench has started when somebody ends the bench: its PostgreSQL and its processes would outlive it. */
export function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(1),
        () => process.exit(1),
      );
    });
  }
}
