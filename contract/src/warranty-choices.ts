// What a building's hand-over begins. Without zod, for clients too.

/** 入伙半年内 · 半年至两年 · 两年至八年 · 八年以上: how old the estate is where somebody complains. */
export const ESTATE_PERIODS = ['half_year', 'two_years', 'eight_years', 'beyond', 'unknown'] as const
/** 屋面、卫生间、外墙防水 · 供热供冷 · 电气管线、给排水、设备安装 · 装修: for what the builder is answerable after the hand-over. */
export const WARRANTY_PARTS = ['waterproofing', 'heating', 'installations', 'decoration'] as const
/** `seasons`: counted by heating and cooling seasons, which no date says. */
export const WARRANTY_STATES = ['running', 'ending', 'over', 'seasons'] as const
