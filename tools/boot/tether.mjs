/**
 * Loaded before the program by run.mjs. The channel to the boot closes when the boot dies in any way, kill −9 included; the program then
 * gets the signal it would have got from it, and nothing stays behind.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
