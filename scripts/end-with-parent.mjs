// Preloaded into the servers that a script starts: however the script ends, kill -9 included, they end too.
process.stdin.once('close', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
process.stdin.unref?.();
