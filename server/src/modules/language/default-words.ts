import type { language } from '@guanjia/contract'

/** A word of the first list; `source` is the rule of the catalogue that it comes from. */
export interface DefaultWord {
  word: string
  kind: language.WordKind
  suggestion: string
  exceptions: string[]
  source: string
}

/** Words that share kind, rule and suggestion; `without: a b` is a word with the longer words in which it is harmless. */
interface Group {
  kind: language.WordKind
  source: string
  suggestion: string
  words: string
}

// Impatient (ETQ-007 names 快点 and 烦死了), evasive (耐心解答: 不得敷衍了事或推诿责任) and threatening answers.
const IMPATIENT: Group[] = [
  {
    kind: 'impatient', source: 'ETQ-007', suggestion: '请您稍候，我们马上为您办理',
    words: `
      快点: 尽快 很快 凉快 愉快 加快 勤快 轻快 快点头 快点亮 快点击 快点餐|烦死了|烦死人|烦人: 麻烦 烦人工|真烦: 真烦请|太烦: 太烦琐|你烦: 你烦请|烦我: 麻烦|别烦: 别烦恼|烦不烦: 麻烦|烦着呢`,
  },
  {
    kind: 'impatient', source: 'ETQ-007', suggestion: '让您久等了，我们正在加紧处理',
    words: `
      急什么|催什么|别催: 特别催 分别催|不要催: 要不要催|老是催|催命|你等着: 你等着急|等着吧|慢慢等|等不及就|赶紧的|有话快说|快说: 畅快说 愉快说 尽快说 很快说|别磨蹭|磨磨蹭蹭|说重点|长话短说`,
  },
  {
    kind: 'impatient', source: 'ETQ-006', suggestion: '我帮您核实后给您回电',
    words: `
      我不知道|我怎么知道|我哪知道|我哪里知道|谁知道|鬼知道|你问我|我问谁|我不清楚`,
  },
  {
    kind: 'impatient', source: 'ETQ-006', suggestion: '这件事由相关部门负责，我马上帮您联系并跟进',
    words: `
      不归我管|不归我们管|不是我管|不关我事|不关我的事|不关我们的事|关我什么事|关我们什么事|跟我没关系|跟我们没关系|与我无关|不是我的事|不是我的责任|不是我负责|不是我们的责任|找别人去|你找别人|问别人去|你去问别人|找我没用
      找我干什么|找我干嘛|找谁都没用|找领导也没用|谁答应你的找谁|谁答应的找谁`,
  },
  {
    kind: 'impatient', source: 'ETQ-006', suggestion: '我为您说明一下',
    words: `
      你自己看|自己去看|不会自己看|自己不会看|不会看吗|没看见吗|没看到吗|没长眼睛|墙上写着|上面写着呢|自己想办法|你自己解决|自己弄去|说了多少遍|说过多少遍|说多少遍|要我说几遍|跟你说过|跟你说了|都说了: 都说了解|都告诉你了
      不是告诉过你|不是说过了|刚才不是说了|听不懂吗|听不懂啊|听不明白吗|懂不懂: 看懂不懂|你懂什么`,
  },
  {
    kind: 'impatient', source: 'ETQ-006', suggestion: '给您添麻烦了，我们马上处理',
    words: `
      有完没完|够了没|多大点事|多大的事|这点小事|这么点小事|小题大做|大惊小怪|有什么了不起|有什么大不了|吵什么|嚷什么|喊什么: 呼喊什么|叫什么叫|凶什么|激动什么|少废话|别废话|废什么话|废话: 废话费|少啰嗦|别啰嗦
      你真啰嗦|啰里啰嗦|少罗嗦|闭嘴|住口: 居住口 入住口|真讨厌|讨人厌|懒得理|懒得管|懒得说|不想理你|不想跟你说|呵呵`,
  },
  {
    kind: 'impatient', source: 'ETQ-006', suggestion: '请问有什么可以帮您',
    words: `
      又是你|你又来|怎么又来|又怎么了|又打电话来|别再打了|别打来了|不要再打电话|别再来了|你到底想|你到底要|你想怎么样|你想怎样|你要怎么样|你想干什么|你想干嘛|想得美|你做梦
      没门: 没门禁 没门牌 没门锁 没门口 没门把 没门铃 没门卡 没门窗 淹没门|免谈|怎么这么多事|怎么这么麻烦|就你事多|就你话多`,
  },
  {
    kind: 'impatient', source: 'ETQ-006', suggestion: '您的意见我们已记录，会在约定时间内答复您',
    words: `
      随你便|随便你|随便投诉|爱投诉|你去投诉|投诉也没用|投诉没用|尽管去告|去告吧|去告我|爱告|爱咋咋|爱怎么|爱住不住|爱交不交|爱修不修|爱要不要|不满意就|不想住就|嫌贵就|嫌慢就|有本事|有意见去|有意见找|我就这态度
      我就是这个态度|我就是这样|你能把我怎么|不服气`,
  },
  {
    kind: 'impatient', source: 'ETQ-006', suggestion: '我们为您说明原因，并看看还能做什么',
    words: `
      规定就是规定|规定就这样|就这么规定|不行就是不行|说不行就不行|我也没办法|我能有什么办法|我有什么办法|没空: 没空调 没空闲房 没空间 没空房 没空车位 没空位 淹没空|没时间理|没工夫|忙着呢|没看我忙|没看见我忙|我要下班了
      我下班了|已经下班了|你明天再来|先交钱再说|不交钱就|不交物业费就|那是你的事|这是你的事|是你家的事|你自己的事|你自己的问题|怪你自己|怪谁|谁让你`,
  },
]

const INSULTING: Group[] = [
  {
    kind: 'insulting', source: 'ETQ-009', suggestion: '请改为说明事实与办法',
    words: `
      滚: 滚动 翻滚 打滚 滚筒 滚轮 滚珠 滚刷 滚烫 滚落 滚梯 滚水 滚滚 滚存 滚圆 滚边 滚压 滚雪球 滚塑 煮滚|滚蛋|滚开: 滚开水 煮滚开|白痴|傻逼|傻b|煞笔|傻子|傻瓜: 傻瓜相机 傻瓜式|笨蛋|笨死|你真笨|太笨: 太笨重
      蠢: 蠢蠢欲动|猪头: 猪头肉|猪脑子|猪一样|脑残|弱智|神经病: 神经病学 神经病变 神经病理|神经兮兮|变态: 变态度 应变态 变态反应|无赖|泼妇|刁民|流氓|混蛋|王八|他妈的: 他妈妈的 孩子他妈的
      她妈的: 她妈妈的 孩子她妈的|去你妈|操你: 体操你 做操你 操你心|尼玛|草泥马|特么: 模特么 特么特|狗屁|放屁|狗东西|畜生|人渣|败类|贱人
      废物: 废物利用 废物回收 废物处理 废物箱 废物桶 危险废物 固体废物 医疗废物 建筑废物`,
  },
  {
    kind: 'insulting', source: 'ETQ-009', suggestion: '请改为说明事实与办法',
    words: `
      不要脸: 要不要脸部 不要脸部|厚脸皮|死皮赖脸|没素质|素质低|素质真差|没教养|没家教|缺德|缺心眼|没良心|吃饱了撑|吃饱撑的|找死|去死: 去死角 除去死|该死|不得好死|老不死|老东西|疯子|疯了吧|疯婆子|发什么疯|发神经
      脑子进水|脑子有问题|脑子有病|没脑子|不长脑子|没长眼|瞎了眼|你瞎|你聋|耳朵聋|你有病: 你有病人 你有病历 你有病假|有病吧|有毛病吧|你有毛病|碰瓷|讹人|讹钱|想讹|穷鬼|穷酸|土包子|无理取闹|胡搅蛮缠|蛮不讲理|不讲道理
      不可理喻|真难缠|斤斤计较|抠门|小气鬼|事儿妈|事儿精|戏精|矫情|装什么蒜|装蒜|丢人现眼|活该: 生活该 活该项|自找的: 亲自找的 您自找的|自作自受
      报应: 上报应 汇报应 通报应 申报应 填报应 报应急 报应当 报应付 报应该 预报应|胡说|瞎说|鬼扯|瞎扯|你撒谎|你骗人|你说谎|恶心死|丑死|恶人先告状|有屁|狗咬`,
  },
]

const DISCRIMINATING: Group[] = [
  {
    kind: 'discriminating', source: 'ETQ-009', suggestion: '请称“业主”“住户”或“先生/女士”，不提地域和身份',
    words: `
      外地人|外地来的: 外地来的快递 外地来的车|乡下人|乡巴佬|农村人|农村来的|打工仔|打工妹|一个租房的|你们租房的|租房的没资格|租房子的没|租户没资格|租客没资格|二等公民|低端人口|下等人|没文化|文盲|盲流|黑鬼|洋鬼子|蛮子
      没钱就别|没钱还住|买不起就|住不起就|穷人|拆迁户就|回迁户就`,
  },
  {
    kind: 'discriminating', source: 'ETQ-009', suggestion: '请改为“长者”“行动不便的住户”等尊重的说法',
    words: `
      老太婆|老头子|死老头|老头老太|老年人就是|你们老年人|老人就是|残废|瘸子|瞎子|聋子|哑巴: 哑巴亏|精神病: 精神病院 精神病医院 精神病学 精神病科|智障|脑瘫: 脑瘫患儿 脑瘫儿童 脑瘫康复|肥婆|死胖子|胖子|矮子|秃子
      丑八怪|女人家|女人就是|女司机|娘娘腔|寡妇|剩女|小三: 小三居 小三室 小三角 小三房 小三轮 小三层|绝户|傻大个`,
  },
]

const VAGUE: Group[] = [
  {
    kind: 'vague', source: 'ETQ-008', suggestion: '写明日期和时间，如“明天 10:00 前答复您”',
    words: `
      改天|改日: 修改日 更改日|过几天: 经过几天 超过几天|过两天: 经过两天 超过两天 不过两天|过段时间|过一段时间: 经过一段时间|过一阵|过些日子|过些天|回头: 回头客 回头率 回头看 回头弯 回头路|有空再|有时间再
      有机会再|到时候再|到时再|以后再说|改天再说|再说吧|等等再说|晚点再|哪天有空|早晚会|迟早会|近期会|近期安排|近期处理|等通知|等消息|回去等|什么时候不好说|不久就|再等等: 再等等候|再等几天|等一阵`,
  },
  {
    kind: 'vague', source: 'ETQ-008', suggestion: '核实后写明确切的情况',
    words: `
      可能: 尽可能 可能性 不可能 可能影响 可能造成 可能出现 可能导致 可能带来 可能产生 一切可能 可能存在|大概: 大概念|也许|或许: 或许可 或许诺|差不多|估计: 评估计 预估计 估计量 估计值|应该会|应该没问题|应该可以
      应该是|应该能|应该快了|好像: 良好像 友好像|似乎|说不准|说不定|说不好|不好说|没准|八成: 八成新|兴许|不一定: 并不一定|不太清楚
      不清楚: 听不清楚 看不清楚 拍不清楚 照不清楚 写不清楚 不清楚的 如不清楚 不清楚怎么 不清楚如何 标识不清楚 字迹不清楚|不太确定|不确定: 不确定因素|大约莫|不知道什么时候`,
  },
  {
    kind: 'vague', source: 'ETQ-008', suggestion: '写明谁、在什么时候、做什么',
    words: `
      看情况: 查看情况 察看情况 看情况说明|视情况|我们尽量|会尽量|尽量吧|抽空|研究研究|研究一下再|考虑考虑|再考虑|看看再说|再看看吧|原则上|基本上: 基本上门|没办法|不好办: 不好办理|难办: 难办理 疑难办|想想办法
      有关部门会|走流程`,
  },
]

// For houses with foreign residents.
const ENGLISH: Group[] = [
  {
    kind: 'impatient', source: 'ETQ-007', suggestion: 'One moment please, we are taking care of it',
    words: `
      hurry up|calm down|stop calling|stop complaining|don't bother me|leave me alone|i already told you|i told you already
      how many times do i|what do you want from me|get over it
      so what: so what we, so what you|take it or leave it|are you deaf|are you blind`,
  },
  {
    kind: 'impatient', source: 'ETQ-006', suggestion: 'The right colleague will help you; we will put you through',
    words: `
      not my problem|not our problem|not my job|none of my business|that's your problem|ask someone else
      figure it out yourself|your own fault|nothing i can do|i don't care`,
  },
  {
    kind: 'insulting', source: 'ETQ-009', suggestion: 'Say what happened and what will be done',
    words: `
      idiot|idiots|idiotic|stupid|moron|shut up: shut up to|get lost: get lost in|dumb|crazy|liar|bullshit|shit|damn|jerk
      bastard|asshole|fuck|fucking|piss off|ridiculous complaint|pain in the ass`,
  },
  {
    kind: 'discriminating', source: 'ETQ-009', suggestion: 'Name the person, not the group',
    words: `
      you people|go back to your country|retard|retarded|cripple|you foreigners|people like you`,
  },
  {
    kind: 'vague', source: 'ETQ-008', suggestion: 'Give a date and a time',
    words: `
      maybe|perhaps|probably|some day|sometime|sooner or later|one of these days|i guess
      not sure: if you are not sure, if not sure|we'll see|at some point|should be fine|hopefully|in due course`,
  },
]

function* read({ kind, source, suggestion, words }: Group): Generator<DefaultWord> {
  for (const entry of words.split(/[|\n]/).map((part) => part.trim()).filter(Boolean)) {
    const [word, exceptions = ''] = entry.split(': ')
    // English exceptions have blanks in them.
    const list = /[a-z] /.test(exceptions) ? exceptions.split(', ') : exceptions.split(' ').filter(Boolean)
    yield { word: word!, kind, source, suggestion, exceptions: list }
  }
}

/**
 * The first list of an organisation: what the handbooks forbid (ETQ-007 快点, 烦死了; ETQ-008 vague words; ETQ-009 insults and discrimination) and
 * the words that the trade's lists of 服务忌语 have in common.
 */
export const DEFAULT_WORDS: readonly DefaultWord[] = [...IMPATIENT, ...INSULTING, ...DISCRIMINATING, ...VAGUE, ...ENGLISH].flatMap((group) => [...read(group)])
