/**
 * What the law calls sensitive (PIPL art. 28) and what is no business of ours without consent: health, faith, money, papers, children, where
 * somebody is. Found by the words that people use; a doubt asks for consent rather than not.
 */
const SENSITIVE: Record<string, RegExp> = {
  health: /病|癌|抑郁|抑鬱|精神|残疾|殘疾|残障|怀孕|懷孕|孕|手术|手術|住院|药|藥|轮椅|輪椅|失智|痴呆|糖尿|高血压|高血壓|透析|HIV|illness|disease|pregnan|disab|cancer/i,
  faith: /信仰|宗教|教徒|佛教|信佛|念佛|信教|基督|天主|伊斯兰|伊斯蘭|穆斯林|党员|黨員|民族|religio|muslim|christian/i,
  money: /欠债|欠債|破产|破產|收入|工资|工資|薪|银行|銀行|存款|房贷|房貸|贷款|貸款|征信|salary|income|debt|loan/i,
  papers: /身份证|身分證|护照|護照|证件号|證件號|passport|\d{17}[\dXx]/i,
  private: /离婚|離婚|分居|外遇|出轨|出軌|家暴|前科|坐牢|吸毒|同性|性取向|divorc|affair/i,
  child: /未成年|小孩|孩子|儿子|兒子|女儿|女兒|幼儿园|幼兒園|上学|上學|放学|放學|child|son\b|daughter/i,
  whereabouts: /出差|出国|出國|不在家|独自|獨自|独居|獨居|空巢|几点回|幾點回|作息|行踪|行蹤|away from home|lives alone/i,
  biometric: /指纹|指紋|人脸|人臉|面部识别|fingerprint/i,
}

/** Why a text is sensitive; empty when it is not. */
export function sensitiveBecause(text: string): string[] {
  return Object.entries(SENSITIVE).flatMap(([why, pattern]) => (pattern.test(text) ? [why] : []))
}
