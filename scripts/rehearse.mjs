// `npm run rehearse`: sets up what is missing, then runs the program's own rehearse command.
import { run } from './lib/run.mjs';
import { program, setupOptions } from './program.mjs';
import { root, setup } from './setup.mjs';

await setup();
const given = process.argv.slice(2);
const options = given.includes('--help') ? given : [...(await setupOptions(given)), ...given];
process.exitCode = await run(process.execPath, [program, 'rehearse', ...options], { cwd: root });
