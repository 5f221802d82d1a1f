/** Every reason for which a row is refused (error) or worth a look (warning). Texts: `problem-texts.ts`. */
export const PROBLEMS = {
  cell_error: 'error',
  code_became_date: 'error',
  building_missing: 'error',
  room_missing: 'error',
  room_code_unreadable: 'error',
  code_too_long: 'error',
  number_unreadable: 'error',
  number_out_of_range: 'error',
  date_unreadable: 'error',
  date_order: 'error',
  name_missing: 'error',
  name_too_long: 'error',
  phone_precision_lost: 'error',
  phone_wrong_length: 'error',
  phone_unreadable: 'error',
  id_precision_lost: 'error',
  id_checksum: 'error',
  id_birthday: 'error',
  id_region: 'error',
  id_wrong_length: 'error',
  id_unreadable: 'error',
  ids_do_not_match_owners: 'error',
  role_unknown: 'error',
  plate_unreadable: 'error',
  unit_conflict: 'error',
  owner_not_found: 'error',
  owner_row_bad: 'error',
  person_key_twice: 'error',
  parking_code_missing: 'error',
  owner_differs: 'error',
  stay_overlaps: 'error',
  value_unknown: 'warning',
  several_owners: 'warning',
  phones_do_not_match_owners: 'warning',
  phone_masked: 'warning',
  id_masked: 'warning',
  email_unreadable: 'warning',
  role_approximated: 'warning',
  carried_down: 'warning',
  person_twice: 'warning',
  money_rounded: 'warning',
  sex_differs_from_id: 'warning',
  indoor_area_larger: 'warning',
  floor_above_total: 'warning',
  not_kept: 'warning',
  name_differs: 'warning',
} as const satisfies Record<string, 'error' | 'warning'>

export type ProblemCode = keyof typeof PROBLEMS

/** `column` is the header as the file has it, empty when the row as a whole is meant; `value` what stands in the cell. */
export type RowProblem = {
  sheet: string
  rowNumber: number
  column: string
  code: ProblemCode
  severity: 'error' | 'warning'
  value: string
  params: Record<string, string | number>
}

/** What is said about a whole sheet rather than a row. */
export type SheetNote =
  | { code: 'hidden' | 'empty' | 'no_header' }
  | { code: 'other_list'; list: string }
  | { code: 'columns_left'; headers: string[] }
