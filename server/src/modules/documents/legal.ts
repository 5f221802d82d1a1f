import type { contracts, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'
import { wrongField } from '../../platform/errors.ts'

const REGULATION = { law: '物业管理条例', edition: '2018 年修订' } as const
const CODE = { law: '中华人民共和国民法典', edition: '2021 年施行' } as const
const at = (code: string, of: { law: string; edition: string }, article: number, formerArticle: number | null, gist: string): contracts.LegalReference => ({ code, ...of, article, formerArticle, gist })

/**
 * What contracts of this trade refer to, by the number of today. The regulation lost an article in 2016: what older handbooks cite as 35 and after
 * stands one lower now, so that the 第四十四条 of the handbooks is article 43 (CON-005).
 */
export const LEGAL: readonly contracts.LegalReference[] = [
  at('REG-PRELIMINARY', REGULATION, 21, 21, '业主大会选聘物业服务企业之前，建设单位选聘的，应签订书面的前期物业服务合同'),
  at('REG-PRELIMINARY-TERM', REGULATION, 26, 26, '前期物业服务合同可以约定期限；期限未满、业主委员会签订的物业服务合同生效的，前期合同终止'),
  at('REG-CONTRACT', REGULATION, 34, 35, '业主委员会应与业主大会选聘的物业服务企业订立书面的物业服务合同，约定事项、质量、费用、双方权利义务、期限、违约责任等'),
  at('REG-PERFORMANCE', REGULATION, 35, 36, '物业服务企业应按照物业服务合同的约定提供相应的服务；未履行约定造成损害的，依法承担责任'),
  at('REG-FEES', REGULATION, 40, 41, '物业服务收费应遵循合理、公开以及费用与服务水平相适应的原则'),
  at('REG-EXTRA', REGULATION, 43, 44, '物业服务企业可以根据业主的委托提供物业服务合同约定以外的服务项目，服务报酬由双方约定'),
  at('CODE-SERVICE', CODE, 937, null, '物业服务合同的定义与当事人'),
  at('CODE-CONTENT', CODE, 938, null, '物业服务合同的内容与形式；公开作出的有利于业主的服务承诺为合同组成部分'),
  at('CODE-BINDING', CODE, 939, null, '前期物业服务合同与物业服务合同对业主具有法律约束力'),
  at('CODE-RENEWAL', CODE, 947, null, '业主共同决定续聘的，应在合同期限届满前续订；物业服务人不同意续聘的，应在届满前九十日书面通知'),
  at('CODE-LEASE-TERM', CODE, 705, null, '租赁期限不得超过二十年，超过部分无效'),
  at('CODE-LEASE-FORM', CODE, 707, null, '租赁期限六个月以上的，应采用书面形式'),
]
const byCode = new Map(LEGAL.map((reference) => [reference.code, reference]))

/** What a contract of a kind refers to when nobody says otherwise. */
export const LEGAL_OF_KIND: Record<contracts.ContractKind, readonly string[]> = {
  service: ['REG-CONTRACT', 'REG-PERFORMANCE', 'REG-FEES', 'CODE-CONTENT', 'CODE-RENEWAL'],
  preliminary: ['REG-PRELIMINARY', 'REG-PRELIMINARY-TERM', 'CODE-BINDING'],
  lease: ['CODE-LEASE-TERM', 'CODE-LEASE-FORM'],
  parking: ['CODE-LEASE-TERM'],
  supplier: [],
}

/** The references of a contract; codes that are not listed any more are left out. */
export function legalOf(codes: readonly string[]): contracts.LegalReference[] {
  return codes.flatMap((code) => byCode.get(code) ?? [])
}

/** Throws `rule_broken` naming the first code that is not listed. */
export function mustBeLegal(codes: readonly string[]): void {
  const wrong = codes.findIndex((code) => !byCode.has(code))
  if (wrong >= 0) throw wrongField('rule_broken', `/legal/${wrong}`, 'is not on the list of legal references')
}

/** All of them, or those that older papers cite by a number. */
export function listLegalReferences(_: Ctx, { query }: Input<typeof contracts.listLegalReferences>): Promise<Output<typeof contracts.listLegalReferences>> {
  return Promise.resolve({ items: LEGAL.filter((one) => query.cited === undefined || (one.formerArticle ?? one.article) === query.cited) })
}
