/** Exit statuses of every command, as docs/FORMATS.md promises them. */
export const exitStatus = {
  done: 0,
  internal: 1,
  badInput: 2,
  refused: 3,
  applyFailed: 4,
  verificationFailed: 5,
  unreachable: 6,
  cancelled: 130,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/** Every stable error code with the exit status that it ends a command with. A code is never reused. */
export const errorCodes = {
  INPUT_INVALID: exitStatus.badInput,
  CONFIG_UNREADABLE: exitStatus.badInput,
  PROJECT_INCOMPLETE: exitStatus.badInput,
  SOURCE_REFUSED: exitStatus.badInput,
  FILES_REFUSED: exitStatus.badInput,
  CLR_BUILD_FAILED: exitStatus.badInput,
  CLR_UNSUPPORTED: exitStatus.badInput,
  CLR_NOT_LOADABLE: exitStatus.badInput,
  CLR_CALL_FAILED: exitStatus.verificationFailed,
  SQL_INVALID: exitStatus.badInput,
  PROFILE_UNSUPPORTED: exitStatus.badInput,
  CHECK_INVALID: exitStatus.badInput,
  BUNDLE_UNREADABLE: exitStatus.badInput,
  BUNDLE_TAMPERED: exitStatus.refused,
  PLAN_UNREADABLE: exitStatus.badInput,
  PLAN_TAMPERED: exitStatus.refused,
  PLAN_OF_OTHER_BUNDLE: exitStatus.refused,
  PLAN_OF_OTHER_OPTIONS: exitStatus.refused,
  NOT_APPROVED: exitStatus.refused,
  TARGET_MOVED: exitStatus.refused,
  LOCK_HELD: exitStatus.refused,
  FENCED_OUT: exitStatus.refused,
  PHASE_NEEDED: exitStatus.badInput,
  RUN_UNFINISHED: exitStatus.refused,
  STEP_UNCERTAIN: exitStatus.refused,
  NOT_APPLIED: exitStatus.refused,
  TARGET_BROKEN: exitStatus.applyFailed,
  LEDGER_NOT_WRITTEN: exitStatus.applyFailed,
  STEP_FAILED: exitStatus.applyFailed,
  VERIFICATION_FAILED: exitStatus.verificationFailed,
  DACFX_MISSING: exitStatus.badInput,
  DACPAC_UNREADABLE: exitStatus.badInput,
  DACFX_FAILED: exitStatus.internal,
  HOST_FAILED: exitStatus.internal,
  HOST_TIMED_OUT: exitStatus.internal,
  COMMAND_FAILED: exitStatus.internal,
  CANCELLED: exitStatus.cancelled,
  INTERNAL: exitStatus.internal,
  TSQL_AMBIGUOUS_BATCH: exitStatus.badInput,
  TSQL_SQLCMD_INVALID: exitStatus.badInput,
} as const satisfies Record<string, ExitStatus>;

export type ErrorCode = keyof typeof errorCodes;
