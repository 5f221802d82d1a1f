import type { Article, ArticleContent, FeeLine } from '@guanjia/contract/knowledge.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'

/** A fee line as it is typed: prices in yuan. */
export type TypedFeeLine = Omit<FeeLine, 'unitPriceFen'> & { unitPriceYuan: number | null }

/** What is on the editor's form. */
export interface Written {
  title: string
  content: Omit<ArticleContent, 'feeLines'> & { feeLines: TypedFeeLine[] }
  topic: string[]
  tags: string[]
  service: Article['service']
  audience: Article['audience']
  isOwn: boolean
  validFrom: string | null
  validTo: string | null
  files: FileRef[]
}

const EMPTY: ArticleContent = { answer: '', body: '', aliases: [], steps: [], papers: [], place: '', hours: '', fee: '', duration: '', feeLines: [] }

/** Fen with two decimals, without the error of binary fractions. */
export const fenOf = (yuan: number): number => Math.round(yuan * 10_000) / 100

export function draftOf(article: Article | null, title: string): Written {
  const content = article?.content ?? EMPTY
  return {
    title: article?.title ?? title,
    content: { ...content, feeLines: content.feeLines.map(({ unitPriceFen, ...line }) => ({ ...line, unitPriceYuan: unitPriceFen === null ? null : unitPriceFen / 100 })) },
    topic: article?.topic ? [article.topic] : [],
    tags: article?.tags ?? [],
    service: article?.service ?? null,
    audience: article?.audience ?? 'everybody',
    isOwn: false,
    validFrom: article?.validFrom ?? null,
    validTo: article?.validTo ?? null,
    files: article?.files ?? [],
  }
}

/** What is sent: empty lines are left out, prices become fen, fields that the kind does not show keep what they had. */
export function articleBody({ title, content, topic, tags, service, audience, validFrom, validTo, files }: Written) {
  const { steps = [], papers = [], feeLines = [], aliases = [], ...texts } = content
  return {
    title,
    topic: topic[0] ?? '',
    tags,
    service: service ?? null,
    audience,
    validFrom: validFrom ?? null,
    validTo: validTo ?? null,
    fileIds: files.map(({ id }) => id),
    content: {
      ...EMPTY,
      ...texts,
      aliases,
      steps: steps.map((step) => step?.trim() ?? '').filter((step) => step !== ''),
      papers: papers.filter((paper) => paper?.name?.trim()),
      feeLines: feeLines.filter((line) => line?.name?.trim()).map(({ unitPriceYuan, ...line }) => ({ ...line, use: line.use ?? null, unitPriceFen: unitPriceYuan === null || unitPriceYuan === undefined ? null : fenOf(unitPriceYuan) })),
    },
  }
}
