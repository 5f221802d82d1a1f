import type { Locale, organization, rulebook } from '@guanjia/contract'

interface ReadyRequirement {
  code: string
  name: Record<Locale, string>
  kind: rulebook.RuleSummary['kind']
  audience: rulebook.RuleSummary['audience']
  siteKinds?: readonly organization.Site['kind'][]
}
const one = (code: string, cn: string, tw: string, en: string, kind: ReadyRequirement['kind'], audience: ReadyRequirement['audience'], siteKinds?: ReadyRequirement['siteKinds']): ReadyRequirement => ({ code, name: { 'zh-CN': cn, 'zh-TW': tw, en }, kind, audience, siteKinds })

/** What an estate is expected to have in writing before it opens. */
export const READY_REQUIREMENTS: readonly ReadyRequirement[] = [
  one('GUIYUE', '管理规约', '管理規約', 'Community covenant', 'policy', 'owner', ['residential']),
  one('SHOUCE', '业主手册', '住戶手冊', 'Residents’ handbook', 'policy', 'owner', ['residential', 'office']),
  one('ZHUANGXIU', '装修管理规定', '裝修管理規定', 'Renovation rules', 'policy', 'everybody', ['residential', 'office', 'commercial']),
  one('TINGCHE', '停车管理规定', '停車管理規定', 'Parking rules', 'policy', 'everybody'),
  one('XIAOFANG', '消防安全管理制度', '消防安全管理制度', 'Fire safety policy', 'policy', 'everybody'),
  one('YANGQUAN', '宠物饲养规定', '寵物飼養規定', 'Rules for pets', 'policy', 'owner', ['residential']),
  one('ZHIBAN', '值班与交接班制度', '值班與交接班制度', 'Shifts and hand-over', 'policy', 'staff'),
  one('SHOUWEN', '首问负责制实施办法', '首問負責制實施辦法', 'First-contact ownership', 'policy', 'staff'),
  one('TOUSU', '投诉处理制度', '投訴處理制度', 'Handling of complaints', 'policy', 'staff'),
  one('DANGAN', '业户档案管理制度', '住戶檔案管理制度', 'Keeping of resident files', 'policy', 'staff'),
  one('YAOSHI', '钥匙管理制度', '鑰匙管理制度', 'Keeping of keys', 'policy', 'staff'),
  one('YINGJI', '突发事件应急预案', '突發事件應變預案', 'Emergency plans', 'policy', 'staff'),
  one('GONGPEIDIAN', '供配电操作规程', '供配電操作規程', 'Operating rules: power supply', 'operating_rule', 'staff'),
  one('JIPAISHUI', '给排水操作规程', '給排水操作規程', 'Operating rules: water', 'operating_rule', 'staff'),
  one('DIANTI', '电梯困人救援规程', '電梯困人救援規程', 'Operating rules: lift rescue', 'operating_rule', 'staff'),
  one('XUNLUO', '巡逻岗操作规程', '巡邏崗操作規程', 'Operating rules: patrol', 'operating_rule', 'staff'),
  one('BAOJIE', '保洁作业规程', '清潔作業規程', 'Operating rules: cleaning', 'operating_rule', 'staff'),
  one('JIEDAI', '案场接待规程', '案場接待規程', 'Operating rules: sales office reception', 'operating_rule', 'staff', ['sales_office']),
]
