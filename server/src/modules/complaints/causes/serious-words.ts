import type { cases } from '@guanjia/contract'
import { normaliseText } from '../../../platform/text/index.ts'

type Reason = cases.Case['majorReasons'][number]

/** Words that let somebody think of a reason to treat a complaint as major. They only suggest; staff decide. */
const WORDS: Partial<Record<Reason, readonly string[]>> = {
  safety: [
    '安全隐患', '安全隱患', '漏电', '漏電', '触电', '觸電', '着火', '著火', '起火', '火灾', '火災', '冒烟', '冒煙', '燃气味', '煤气味', '瓦斯味', '漏气', '漏氣', '坠落', '墜落', '高空抛物', '高空拋物', '高空坠物', '高空墜物', '电梯困人', '電梯困人', '消防通道',
    '塌', '坍', '爆炸', '持刀', 'gas leak', 'fire', 'electric shock', 'falling object',
  ],
  injury: ['受伤', '受傷', '砸伤', '砸傷', '摔伤', '摔傷', '咬伤', '咬傷', '烫伤', '燙傷', '骨折', '流血', '住院', '送医', '送醫', '救护车', '救護車', '中毒', '昏迷', 'injured', 'hospital', 'ambulance', 'bleeding'],
  media: ['媒体', '媒體', '记者', '記者', '电视台', '電視台', '上新闻', '上新聞', '曝光', '抖音', '微博', '热搜', '熱搜', '直播', '小红书', '小紅書', 'journalist', 'newspaper', 'television'],
  authority: ['12345', '住建', '房管局', '街道办', '街道辦', '居委会', '居委會', '市监', '市場監管', '市场监管', '消协', '消協', '信访', '信訪', '报警', '報警', '派出所', '律师', '律師', '起诉', '起訴', '法院', '仲裁', 'police', 'lawyer', 'court', 'sue '],
}

/** Reasons that a resident's words suggest, with the words that do; the word as it was said, blanks and width aside. */
export function seriousWords(statement: string): { reason: Reason; words: string[] }[] {
  const text = normaliseText(statement)
  return (Object.entries(WORDS) as [Reason, readonly string[]][])
    .map(([reason, words]) => ({ reason, words: words.filter((word) => text.includes(normaliseText(word))) }))
    .filter(({ words }) => words.length > 0)
}
