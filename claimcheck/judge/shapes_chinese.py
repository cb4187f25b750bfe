"""What the shape of a Chinese sentence says of a stretch of it: conceded, refused, warned of.

The text is folded, so the characters are Simplified ones and the punctuation is Latin.
"""

from __future__ import annotations

from claimcheck.model.regex import regex

_CLAUSE = r"(?:\A|[,;:.(])[ \"'「『]*"
_STRETCH = r"(?P<of>[^,;.?!]{2,40})"
# What a conceding clause is answered with: that it changes nothing, or is not so.
_NOT_SO = (
    r"(?:没有?办法|没法|冇办法|冇得|无法|不能|不会让|不代表|唔代表|不等于|唔等于|未必|不一定|唔一定"
    r"|不可能|冇可能|做不到|做唔到|[很好]难|要面对|得面对|还?要回诊|还?要休息|会痛|会肿|会退|会老|不一样|唔一样)"
)
# “就算成功率有九成,落在那一成裡的人還是要面對後果。”
CONCEDED = regex(
    rf"{_CLAUSE}(?:就算|即使|即便|即管|哪怕|纵使|纵然){_STRETCH}"
    rf",[^,;?!]{{0,16}}?(?:也|都|亦|还是|还|仍然|仍){_NOT_SO}"
)
# “如果你期待一次見效,恐怕會失望。”, “若想零恢復期,這項療程並不適合您。”
REFUSED = regex(
    rf"{_CLAUSE}(?:如果|若果|若是|若|倘若|要是|假如|假使|想要|期待|追求|指望){_STRETCH}"
    r",[^,;?!]{0,10}?(?:恐怕|(?:可能|多半|大概|肯定|难免|注定)?[会要]失望"
    r"|劝[你您妳][^,;?!]{0,2}(?:不|别|三思)|请三思|先别|不建议|(?:并不|不|未必|不太|唔)适合"
    r"|再[问想](?:一次|一句|清楚|想)|请另[寻找请]|请找别|请选别|没有意义|没意义|冇意义)"
)
# “凡自稱能永久除疤的產品,都值得打一個問號。”, “聽到零風險,最好再問清楚。”
WARNED = regex(
    rf"{_CLAUSE}(?:凡是?|但凡|只要(?:听到|看到|遇到|见到)|听到|看到|遇到|遇上|碰到|见到){_STRETCH}"
    r",[^,;?!]{0,4}?(?:都要|都值得|都应|都该|都得|就要|就该|就得|先|请|最好|不妨|务必|应该|要)"
    r"[^,;?!]{0,6}?(?:问清|问一|问价|追问|查|小心|当心|提防|警觉|问号|快逃|走人|离开|想一想|三思"
    r"|求证|冷静|怀疑|存疑|停一停)"
)
