import type { ReactElement } from 'react'
import type { CaseKind } from '@guanjia/contract/cases.ts'

/** What residents report, in the order of how often they do. */
export const KIND_TILES = ['repair', 'complaint', 'enquiry', 'suggestion', 'praise', 'assistance'] as const satisfies readonly CaseKind[]
export type TileKind = (typeof KIND_TILES)[number]

const SIGNS: Record<TileKind, ReactElement> = {
  repair: <path d="M14.5 6.5a4 4 0 0 1 5-1l-2.5 2.5 1 2.5 2.5 1L23 9a4.5 4.5 0 0 1-6 5.5L8.5 23 5 19.5l8.5-8.5a4.5 4.5 0 0 1 1-4.5z" />,
  complaint: <path d="M4 5h18v13H12l-5 4v-4H4zM13 8.5v4M13 15v.2" />,
  enquiry: <path d="M13 4a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM10.5 11a2.6 2.6 0 1 1 3.8 2.3c-.9.5-1.3 1-1.3 1.9M13 18v.2" />,
  suggestion: <path d="M9.5 19h7M10.5 22h5M13 4a6.5 6.5 0 0 0-4 11.6c.6.6.8 1.2.8 1.9h6.4c0-.7.2-1.3.8-1.9A6.5 6.5 0 0 0 13 4z" />,
  praise: <path d="M13 21.5C7 17.5 4 14 4 10.5A4.7 4.7 0 0 1 13 8.6a4.7 4.7 0 0 1 9 1.9c0 3.5-3 7-9 11z" />,
  assistance: (
    <>
      <path d="M13 4a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM13 9.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8z" />
      <path d="M6.3 6.8l3.9 3.9M15.8 16.3l3.9 3.9M19.7 6.8l-3.9 3.9M10.2 16.3l-3.9 3.9" />
    </>
  ),
}

export function KindSign({ kind }: { kind: TileKind }) {
  return (
    <svg
      viewBox="0 0 26 26"
      width="30"
      height="30"
      aria-hidden="true"
      className={`kind-sign kind-${kind}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {SIGNS[kind]}
    </svg>
  )
}
