import type { Rule } from '../rule.ts';
import { clrDependent } from './clr-dependent.ts';
import { credentials } from './credentials.ts';
import { ddlInModule } from './ddl-in-module.ts';
import { duplicateObject } from './duplicate-object.ts';
import { dynamicSql } from './dynamic-sql.ts';
import { filteredIndex } from './filtered-index.ts';
import { foreignKeyColumn } from './foreign-key-column.ts';
import { leftOver } from './left-over.ts';
import { missingClrRoutine } from './missing-clr-routine.ts';
import { missingTable } from './missing-table.ts';
import { periodWrite } from './period-write.ts';
import { temporalMismatch } from './temporal-mismatch.ts';
import { twoOwners } from './two-owners.ts';
import { undeclaredRename } from './undeclared-rename.ts';
import { unresolvedColumn } from './unresolved-column.ts';
import { unusableSuppression } from './unusable-suppression.ts';
import { vectorDimension } from './vector-dimension.ts';
import { vectorIndex } from './vector-index.ts';
import { wrongJoin } from './wrong-join.ts';

/** Every rule, a line each, in the order of their ids. */
export const rules: readonly Rule[] = [
  unusableSuppression,
  duplicateObject,
  ddlInModule,
  temporalMismatch,
  vectorDimension,
  filteredIndex,
  foreignKeyColumn,
  missingTable,
  unresolvedColumn,
  periodWrite,
  wrongJoin,
  missingClrRoutine,
  leftOver,
  twoOwners,
  undeclaredRename,
  clrDependent,
  credentials,
  vectorIndex,
  dynamicSql,
];
