import { Spec, Validation } from '@cyclonedx/cyclonedx-library';

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

/** What the official JSON schema of CycloneDX 1.6 has against a bill of materials; null when it has nothing. */
export async function cycloneDxFaults(text: string): Promise<unknown> {
  return validator.validate(text);
}
