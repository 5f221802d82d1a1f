import type { AUTHORITY_KINDS, EXTERNAL_QUERY_STATES, QUERY_FIELDS } from '../../external-queries.ts'
import type { CONTRACT_KINDS, CONTRACT_STATES, RISKS } from '../../contracts.ts'
import type { ACQUISITIONS, CADENCES, CUSTODIES, DOCUMENT_CLASSES, DOCUMENT_STATES, DOCUMENT_SUBJECTS, MEDIA } from '../../documents.ts'
import type { Permission } from '../../permissions.ts'
import type { ErrorCode } from '../../errors.ts'
import type { Each, Words } from '../words.ts'
import type { CONDITIONS, LOAN_STATES, TRANSFER_STATES } from '../../originals.ts'


/** The closed choices of documents, contracts and queries from outside: `EnumLabels` has them with all others. */
export type DocumentLabels = {
  documentClass: Each<typeof DOCUMENT_CLASSES>
  documentMedium: Each<typeof MEDIA>
  documentAcquisition: Each<typeof ACQUISITIONS>
  documentSubject: Each<typeof DOCUMENT_SUBJECTS>
  documentState: Each<typeof DOCUMENT_STATES>
  documentCustody: Each<typeof CUSTODIES>
  scopeCadence: Each<typeof CADENCES>
  paperCondition: Each<typeof CONDITIONS>
  loanState: Each<typeof LOAN_STATES>
  transferState: Each<typeof TRANSFER_STATES>
  contractKind: Each<typeof CONTRACT_KINDS>
  contractState: Each<typeof CONTRACT_STATES>
  contractRisk: Each<typeof RISKS>
  authorityKind: Each<typeof AUTHORITY_KINDS>
  externalQueryState: Each<typeof EXTERNAL_QUERY_STATES>
  queryField: Each<typeof QUERY_FIELDS>
}
export type DocumentPermissions = Words<Extract<Permission, `documents:${string}` | `contracts:${string}` | `external_queries:${string}`>>
export type DocumentRecords = Words<'document' | 'document_kind' | 'archive_scope' | 'archive_box' | 'archive_original' | 'archive_loan' | 'archive_transfer' | 'contract' | 'external_query'>
export type DocumentErrors = Words<Extract<ErrorCode, 'original.lent' | 'transfer.own' | 'external_query.own'>>
