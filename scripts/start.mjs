// npm start: the product with a demo account. Installs what it needs.
import { runDemo } from './demo-stack.mjs';

await runDemo({}, ({ facts, home, seconds }) => {
  console.log(`
Isthmus is ready in ${seconds} s

  Look at    ${facts.console}
  Sign in    ${facts.email}
  Password   ${facts.password}

  mock-tke   ${facts.tke.endpoint}   (simulates Tencent Cloud; nothing here is real)
  SecretId   ${facts.tke.secretId}
  SecretKey  ${facts.tke.secretKey}
  Control it ${facts.tke.endpoint}/_control/   (its nodes, clock and failures, by hand)

${home}/demo.json has the same facts. Ctrl-C stops it; the next npm start continues with the same data.`);
});
