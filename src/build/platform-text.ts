import { type Projected, projectToSql2022 } from '../tsql/projection.ts';
import type { Profile } from './profile.ts';

/**
 * A text as a platform takes it: what is checked, planned and run is this one, for schema, seeds and checks
 * alike; `sql2025` takes what a person wrote.
 */
export function platformText(engine: Profile['engine'], text: string): Projected {
  if (engine === 'sql2022') return projectToSql2022(text);
  return { text, originalColumn: (_line, column) => column };
}
