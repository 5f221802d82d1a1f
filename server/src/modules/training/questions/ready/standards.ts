/** Which item of a ready standard a ready question asks for: code of the standard, number of the item, and its source, by which it is known to be that item still. */
export const ASKS_FOR: Readonly<Record<string, readonly [standard: string, item: number, source: string]>> = {
  'LY-001': ['DRESS', 1, 'ETQ-002'], 'LY-002': ['GROOMING', 1, 'ETQ-003'], 'LY-003': ['DRESS', 5, 'ETQ-018'], 'LY-004': ['DRESS', 6, 'ETQ-019'], 'LY-005': ['DRESS', 7, 'ETQ-021'], 'LY-006': ['SMILE', 2, 'ETQ-011'],
  'LY-007': ['PHONE-CALLS', 1, 'RCP-013'], 'LY-008': ['LANGUAGE', 2, 'ETQ-007'], 'LY-009': ['LANGUAGE', 3, 'ETQ-008'], 'LY-010': ['LANGUAGE', 7, 'ETQ-010'], 'LY-011': ['POSTURE', 1, 'ETQ-004'], 'LY-012': ['PHONE-CALLS', 3, 'RCP-013'],
  'LY-013': ['DRESS', 3, 'ETQ-017'], 'LY-014': ['ETIQUETTE-DESK', 1, 'ETQ-005'], 'LY-015': ['LANGUAGE', 1, 'ETQ-012'], 'LY-016': ['DRESS', 3, 'ETQ-017'], 'LY-017': ['DRESS', 8, 'ETQ-021'], 'LY-018': ['LANGUAGE', 5, 'ORG-032'],
  'LY-019': ['DRESS', 5, 'ETQ-018'], 'LY-020': ['GROOMING', 2, 'ETQ-003'], 'LY-021': ['LANGUAGE', 7, 'ETQ-010'], 'LY-022': ['PHONE-CALLS', 5, 'RCP-013'], 'SB-001': ['CLEANING', 2, 'ENV-005'],
}
