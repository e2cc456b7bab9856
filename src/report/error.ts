import { type DeployError, formatPlace } from '../errors/deploy-error.ts';

export type Colours = Record<'bold' | 'dim' | 'red' | 'green' | 'yellow', (text: string) => string>;

/** An error for a person: the code, the place, what is wrong, and the remedy as the last line. */
export function renderError(error: DeployError, colours: Colours, verbose: boolean): string {
  const place = error.place === undefined ? '' : ` ${formatPlace(error.place)}`;
  const head = colours.red(colours.bold(`error ${error.code}`));
  const evidence = verbose ? `${colours.dim(evidenceText(error))}\n` : '';
  return `${head}${place}\n  ${error.what.trimEnd()}\n${evidence}  ${colours.bold(error.remedy)}\n`;
}

function evidenceText(error: DeployError): string {
  return JSON.stringify(error.evidence, null, 2)
    .replaceAll('\\n', '\n')
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
