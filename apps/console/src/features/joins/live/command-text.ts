import type { Join } from '@isthmus/contracts/joins';
import type { JoinCommand } from './revealed-commands.ts';

/** Downloads and installs in one line. */
export const commandLine = ({ wget, script }: JoinCommand) => `${wget} && ./${script} install`;

interface Named {
  join: Join;
  command: JoinCommand;
}

/** One command a host, each under a comment with its name. */
export const asLines = (all: Named[], nameOf: (join: Join) => string) =>
  all.map(({ join, command }) => `# ${nameOf(join)}\n${commandLine(command)}`).join('\n\n');

/**
 * One script for all hosts: each host finds its own command by its name or address, so one file can be sent to all. Names and addresses
 * have only letters, digits, dots and dashes.
 */
export function asScript(all: Named[]) {
  const ofHosts = all.flatMap(({ join: { nodeName, ip }, command }) =>
    nodeName === null && ip === null
      ? []
      : [`if is '${nodeName ?? ''}' '${ip ?? ''}'; then ${commandLine(command)}; exit; fi`],
  );
  return `#!/bin/sh
# Run as root on each host.
name=$(hostname | tr 'A-Z' 'a-z')
addresses=" $(hostname -I 2>/dev/null) "
is() {
  [ -n "$1" ] && [ "$name" = "$1" ] && return
  [ -n "$2" ] && case "$addresses" in *" $2 "*) return ;; esac
  return 1
}
${ofHosts.join('\n')}
echo "This host is not in the list: $name$addresses" >&2
exit 1
`;
}
