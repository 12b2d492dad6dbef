// Preloaded into the servers that a script starts, so they end with the script even after kill -9.
process.stdin.once('close', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
process.stdin.unref?.();
