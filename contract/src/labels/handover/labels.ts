import type { DEFECT_ACTIONS, DEFECT_AGES, DEFECT_DELIVERIES, DEFECT_LETTER_ACTIONS, DEFECT_LETTER_STATES, DEFECT_PARTS, DEFECT_PLACES, DEFECT_SOURCES, DEFECT_STATES, DEFECT_TRADES, DEFECT_WARRANTIES } from '../../handover-choices.ts'
import type { Each } from '../words.ts'

/** Choices of the construction defects. */
export type HandoverLabels = {
  defectPlace: Each<typeof DEFECT_PLACES>
  defectTrade: Each<typeof DEFECT_TRADES>
  defectPart: Each<typeof DEFECT_PARTS>
  defectWarranty: Each<typeof DEFECT_WARRANTIES>
  defectSource: Each<typeof DEFECT_SOURCES>
  defectState: Each<typeof DEFECT_STATES>
  defectAction: Each<typeof DEFECT_ACTIONS>
  defectLetterState: Each<typeof DEFECT_LETTER_STATES>
  defectLetterAction: Each<typeof DEFECT_LETTER_ACTIONS>
  defectDelivery: Each<typeof DEFECT_DELIVERIES>
  defectAge: Each<typeof DEFECT_AGES>
}
