"""Chinese clauses that bid something to be done, as they are spoken: 赔我医药费, 让她道个歉, 别再打了.

Spoken and quickly typed Chinese has spaces in place of commas, and asks without a word of asking.
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

_HAN = r"[\u4e00-\u9fff]"
_COMMA_CLAUSE = re.compile(r"(?:[^,，。.!！?？;；\n]|(?<=\d)[.,](?=\d))+")
_SPACED_CLAUSE = re.compile(
    rf"(?:[^,，。.!！?？;；\s]|(?<=\d)[.,](?=\d)|(?<!{_HAN})[^\S\n](?=\S)|(?<=\S)[^\S\n](?!{_HAN}))+"
)
# of one of two things, then what hurries or softens
_LEAD = (
    r"(?:[^,，\s]{1,8}(?:那个|那件|那边|的话))?(?:请|麻烦|你们|快点?|马上|立刻|立即|尽快|赶紧|赶快|现在|就|至少|先|另外|还有|然后|再|也|得|都|要么|最好|能不能|可不可以|能否|能|"
    r"全部?|统统|一个一个|一笔一笔|一条一条|逐笔|逐条|逐个|直接|我就|我要|那|必须|应该|要|想要?|原路|原价|全额|一分不少|一次性|我|的?钱|\s)*"
)
_DONE = (
    r"道.{0,2}歉|赔|认错|说清|讲清|解释|检讨|退|处理|给个说法|写|上门|来修|来拿|来取|来装|换|查|改"
)
_OBJECT = r"我|咱|俺|老人|全|多扣|多收|差价|差额|损失|医药费|药费|误工费|违约金|利息|手续费|年费|精神|那|这几|剩|押金|本金|运费|邮费|货款|票钱|房费|话费|保费"
_FIGURE = r"[一两半几三四五六七八九十\d](?!下|会|看)"
_BIDS = re.compile(
    rf"{_LEAD}(?:"
    rf"(?:让|叫)(?:[他她它]们?|那个?[^,，我]{{1,8}}?|你们(?!我)[^,，我]{{1,6}}?|(?:客服|经理|领导|店长|店员|柜员|业务员|快递员|司机|师傅|前台|小哥|大姐))(?:本人|亲自|当面|公开|书面|来|给我|跟我|向我|给我妈|给老人)*(?:{_DONE})"
    rf"|(?:(?:赔|退|减|免)(?:偿|还|回|给|掉|了)?(?:{_OBJECT}|{_FIGURE})|补(?:偿|回|给)?(?:{_OBJECT}))[^,，]*"
    r"|(?:退款|退货|退费|赔偿|赔钱|补偿)(?:退款|退货|退费|赔偿)?(?:呗|吧|就行|就好|就可以|就成|给我|还能|加|和|并|以及|或|也行|\d|$)[^,，]*"
    r"|还(?:我|给我)[^,，]*|[还退赔]钱(?:来|吧|就行|给我|呗.{0,4})?"
    r"|[^,，]{0,14}(?:得|必须|应该|要)给我(?:减|免|退|赔|补|换|修|改|删|查)[^,，]{0,6}|[^,，]{0,8}(?:得|必须|应该|该)(?:给|有|出)(?:我|我们)?个(?:说法|解释|交代|道歉|答复)[^,，]{0,4}|派(?:个|人)[^,，]{1,12}|(?:图|求|讨|要)个(?:说法|公道|解释|交代)"
    r"|给我(?:换|退|修|赔|查|列|写个?|开个?(?:证明|发票)|个|一个|说法|解释|恢复|减|免|补|重新|取消|停|删|改|算)[^,，]*"
    r"|把(?![“”'「])[^,，]{1,14}(?:列出来|删(?:掉|除|干净)|停掉|取消|恢复|修好|换掉|换了|换成|改(?:过来|回来)|[退还]回来|也?[退还赔补]给?我|退了|退掉|免了|减了|补上|撤(?:掉|销)|关掉|解开|解绑|注销)[^,，]{0,6}"
    r"|(?:别|不要|不准|不许|停止)(?!人|的|家|处|墅|说|问|登记|废话|逼|装|脸|命|急|提|客气|管)再?[^,，]{0,6}(?:打(?!家里的|座机|手机|[他她]的)|扣|推销|催|骚扰|联系|收|外传|泄露)(?!电话$)[^,，]{0,10}"
    r"|(?:全部?|统统|都|一并|全都|给我)+(?:删掉|删除|注销|销毁|解绑|恢复|退掉)(?:了|吧|就行|就好)?"
    r"|换(?:[一个]?[台件部辆双套张间份瓶箱块](?!不)|一个(?!人)|新的?|货(?=$|吧|就))[^,，]{0,8}|重新(?:审|查|做|发|送|算|核|鉴定|检测)[^,，]*"
    r"|[^,，]{0,10}(?:[退还赔]回来|[吐退拿还]出来|[退还赔补]给我)(?:就行|就好|吧|就可以)?"
    r")"
)
# What was done, said or refused: told, not bidden.
_TOLD = re.compile(
    r"没|不(?:给|肯|让|予|退|赔|换|了)|[^,，]了(?!$|吧|就|呗|算|啊|哈)|[^不]过(?![去来分期]|来)|说|答应|承诺|要我|让我|叫我|以后又|还是|才|只|被|以为|要不|都不|不到|已|失败|成功|居然|竟然|结果|为什么|怎么|凭"
)
# Whether one's own data can be erased is a question, answered as one.
_ASKS_ERASURE = re.compile(
    r"(?:能|可以|可不可以|能不能|能否|是否|怎么).{0,8}(?:信息|资料|数据|记录|账号|帐号|账户).{0,6}(?:删|注销|清).{0,5}"
)
_LONGEST = 40


def clauses(read: str) -> list[re.Match[str]]:
    """The clauses of a text: cut at its marks, and at spaces between Chinese characters.

    Args:
        read: the text as rules read it.
    """
    return list(_SPACED_CLAUSE.finditer(read))


def cut_at_marks(read: str) -> list[re.Match[str]]:
    """The clauses of a text, cut at its marks alone."""
    return list(_COMMA_CLAUSE.finditer(read))


def bids(clause: str) -> bool:
    """Whether a Chinese clause bids something to be done, and tells nothing that was."""
    words = clause.strip()
    if len(words) > _LONGEST or _ASKS_ERASURE.fullmatch(words):
        return False
    return bool(_BIDS.fullmatch(words)) and not _TOLD.search(words)
