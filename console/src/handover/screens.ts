import type { AnyShown, HandoverKind, Screen } from '../registers/kinds.ts'
import { useDefectScreen } from './defect-screen.tsx'
import { useLetterScreen } from './letter-screen.tsx'

/** The screens of the defects. A screen only ever gets records of its own kind, which the general list and page cannot know. */
export function useHandoverScreen(kind: HandoverKind): Screen<AnyShown> {
  const screens = { defect: useDefectScreen(), defect_letter: useLetterScreen() }
  return screens[kind] as unknown as Screen<AnyShown>
}
