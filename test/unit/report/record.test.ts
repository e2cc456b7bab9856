import { describe, expect, it } from 'vitest';
import { keptFiles, timestampOf } from '../../../src/report/files.ts';
import { reportOf } from '../../../src/report/record.ts';
import { recordEvents } from '../../../src/report/stamped.ts';
import { goldenEvents } from '../../support/events.ts';

describe('the record of a command', () => {
  it.each([
    ['rehearsed', 'rehearsed', ['build done', 'plan done', 'approve done', 'apply done', 'verify done']],
    ['failed-check', 'failed', ['build done', 'plan done', 'approve done', 'apply done', 'verify failed']],
    ['step-failed', 'stopped', ['approve done', 'apply failed']],
    ['dry-run', 'dry run', ['approve done', 'apply done']],
    [
      'resumed',
      'nothing to do',
      ['build done', 'apply done', 'plan done', 'approve not reached', 'verify not reached'],
    ],
    [
      'cancelled',
      'cancelled',
      ['build failed', 'plan not reached', 'approve not reached', 'apply not reached', 'verify not reached'],
    ],
    ['rollback', 'planned', ['plan done']],
    ['drifted', 'drifted', ['drift done']],
    ['metrics', 'measured', []],
    ['check-classes', 'rehearsed', ['verify done']],
  ])('of the case %s ends as %s, with its stages in the order they ran', (name, outcome, stages) => {
    const report = reportOf(goldenEvents(name));
    expect(report.outcome).toBe(outcome);
    expect(report.stages.map((stage) => `${stage.stage} ${stage.outcome}`)).toEqual(stages);
  });

  it.each([
    ['rehearsed', [['applied', 'applied', 'applied', 'applied', 'applied']]],
    ['step-failed', [['kept', 'failed', 'not applied']]],
    ['dry-run', [['recorded', 'recorded', 'recorded', 'recorded', 'recorded']]],
    ['resumed', [['kept', 'applied'], []]],
    ['cancelled', []],
  ])('of the case %s says what became of every step', (name, expected) => {
    const { plans } = reportOf(goldenEvents(name));
    expect(plans.map(({ steps }) => steps.map(({ outcome }) => outcome))).toEqual(expected);
  });

  it('leaves no time between the first and the last event unaccounted for', () => {
    const { stages, ms } = reportOf(goldenEvents('rehearsed'));
    for (const [index, stage] of stages.entries()) {
      expect(stage.startMs).toBe(index === 0 ? 0 : stages[index - 1]?.endMs);
    }
    expect(ms - (stages.at(-1)?.endMs ?? 0)).toBeLessThan(5);
  });

  it('names bundle, plan and assemblies with their digests', () => {
    const { artefacts } = reportOf(goldenEvents('rehearsed'));
    expect(artefacts.map(({ kind, algorithm, digest }) => `${kind} ${algorithm} ${digest.length}`)).toEqual([
      'bundle SHA-256 64',
      'plan SHA-256 64',
      'assembly SHA-512 128',
    ]);
  });

  it.each([
    ['rehearsed', undefined],
    ['rollback', undefined],
    ['drifted', { code: 'TARGET_DRIFTED', what: expect.stringContaining('Table [dbo].[Extra] was added') }],
    ['failed-check', { code: 'VERIFICATION_FAILED', what: '1 of 3 checks failed.' }],
    [
      'step-failed',
      {
        code: 'STEP_FAILED',
        remedy: expect.any(String),
        place: { line: 12 },
        evidence: { step: expect.any(String) },
      },
    ],
  ])('of the case %s is kept as JSON, with an error of its own if it failed', (name, error) => {
    const [log, errorFile] = keptFiles(goldenEvents(name), '20261121T061500Z');
    expect(log.name).toBe('deployment-log-20261121T061500Z.json');
    expect(JSON.parse(log.content)).toMatchObject({ format: 1, events: goldenEvents(name) });
    if (error === undefined) return expect(errorFile).toBeUndefined();
    expect(errorFile?.name).toBe('deployment-error-20261121T061500Z.json');
    return expect(JSON.parse(errorFile?.content ?? '')).toMatchObject(error);
  });

  it('takes time from the clock alone', () => {
    let elapsed = 1000;
    const clock = {
      now: () => new Date(Date.UTC(2026, 10, 21, 6, 15)),
      elapsed: () => (elapsed += 250),
      newId: () => '',
    };
    const seen: string[] = [];
    const { emit, events } = recordEvents(({ event }) => void seen.push(event), clock);
    emit({ event: 'notice', text: 'a' });
    emit({ event: 'notice', text: 'b' });
    expect(events).toEqual([
      { at: '2026-11-21T06:15:00.000Z', elapsedMs: 250, event: 'notice', text: 'a' },
      { at: '2026-11-21T06:15:00.000Z', elapsedMs: 500, event: 'notice', text: 'b' },
    ]);
    expect(seen).toEqual(['notice', 'notice']);
    expect(timestampOf(events[0]?.at ?? '')).toBe('20261121T061500Z');
  });
});
