"""The forms of an English word: inflection, and British and American spelling.

Only verbs and nouns are inflected: `safe~` does not mean “safer”, which is another claim.
"""

from __future__ import annotations

from functools import lru_cache

_VOWELS = frozenset("aeiou")

_IRREGULAR = tuple(
    frozenset(line.split())
    for line in """
be am is are was were been being
become becomes became becoming
begin begins began begun beginning
bite bites bit bitten biting
break breaks broke broken breaking
bring brings brought bringing
build builds built building
burn burns burned burnt burning
buy buys bought buying
choose chooses chose chosen choosing
come comes came coming
cost costs costing
cut cuts cutting
deal deals dealt dealing
do does did done doing
draw draws drew drawn drawing
drive drives drove driven driving
eat eats ate eaten eating
erase erases erased erasing
fall falls fell fallen falling
feel feels felt feeling
fight fights fought fighting
find finds found finding
fly flies flew flown flying
forget forgets forgot forgotten forgetting
freeze freezes froze frozen freezing
get gets got gotten getting
give gives gave given giving
go goes went gone going
grow grows grew grown growing
have has had having
hear hears heard hearing
hide hides hid hidden hiding
hit hits hitting
hold holds held holding
hurt hurts hurting
keep keeps kept keeping
know knows knew known knowing
lead leads led leading
learn learns learned learnt learning
leave leaves left leaving
let lets letting
lie lies lay lain lying lied
lose loses lost losing
make makes made making
man men
mean means meant meaning
meet meets met meeting
pay pays paid paying
person persons people
put puts putting
read reads reading
rise rises rose risen rising
run runs ran running
say says said saying
scar scars scarred scarring
see sees saw seen seeing
sell sells sold selling
send sends sent sending
set sets setting
shine shines shone shining
show shows showed shown showing
shrink shrinks shrank shrunk shrinking
shut shuts shutting
sit sits sat sitting
sleep sleeps slept sleeping
smell smells smelled smelt smelling
speak speaks spoke spoken speaking
spend spends spent spending
spring springs sprang sprung springing
stand stands stood standing
steal steals stole stolen stealing
stick sticks stuck sticking
sting stings stung stinging
strike strikes struck striking
swell swells swelled swollen swelling
take takes took taken taking
teach teaches taught teaching
tell tells told telling
think thinks thought thinking
throw throws threw thrown throwing
undergo undergoes underwent undergone undergoing
understand understands understood understanding
undo undoes undid undone undoing
wear wears wore worn wearing
win wins won winning
woman women
write writes wrote written writing
child children
foot feet
tooth teeth
""".strip().splitlines()
)

# Verbs of more than one syllable that double their last consonant.
_DOUBLING = frozenset(
    "regret occur recur refer prefer commit permit admit omit control transfer forget "
    "begin compel expel rebut deter incur".split(),
)
_DOUBLING_BRITISH = frozenset("cancel travel label level model counsel channel peel".split()) - {
    "peel",
}

_SPELLINGS = tuple(
    tuple(line.split())
    for line in """
colour color
colours colors
coloured colored
colouring coloring
colouration coloration
discolouration discoloration
discolour discolor
favourite favorite
flavour flavor
labour labor
neighbour neighbor
behaviour behavior
honour honor
tumour tumor
rumour rumor
odour odor
centre center
centres centers
fibre fiber
fibres fibers
litre liter
metre meter
millimetre millimeter
ageing aging
anaesthetic anesthetic
anaesthetics anesthetics
anaesthesia anesthesia
anaesthetist anesthetist
aesthetic esthetic
oedema edema
haemoglobin hemoglobin
haematoma hematoma
haemorrhage hemorrhage
oestrogen estrogen
paediatric pediatric
naevus nevus
naevi nevi
leucoderma leukoderma
programme program
programmes programs
licence license
licenced licensed
practise practice
grey gray
jewellery jewelry
mould mold
plough plow
sceptical skeptical
skilful skillful
tyre tire
cheque check
catalogue catalog
dialogue dialog
defence defense
offence offense
cosy cozy
""".strip().splitlines()
)
_RESPELT = {
    word: frozenset(group) for group in _SPELLINGS for word in group if not word.endswith("tire")
}
_IRREGULAR_BY_WORD = {word: forms for forms in reversed(_IRREGULAR) for word in forms}
# Words in -ise or -yse that no American spells with z.
_ALWAYS_ISE = frozenset(
    "advise advertise arise comprise compromise demise despise devise disguise enterprise exercise "
    "expertise franchise improvise likewise merchandise otherwise precise premise promise raise "
    "revise rise supervise surprise televise wise noise praise bruise cruise poise treatise "
    "concise excise paradise incise".split(),
)


@lru_cache(maxsize=20_000)
def forms(word: str, *, inflect: bool = False) -> tuple[str, ...]:
    """Return the spellings of a lower-case word and, on request, of its inflections, sorted."""
    stems = _inflect(word) if inflect else frozenset({word})
    return tuple(sorted({spelling for stem in stems for spelling in _respell(stem)}))


def _respell(word: str) -> frozenset[str]:
    if word in _RESPELT:
        return _RESPELT[word]
    for british, american in (("is", "iz"), ("ys", "yz")):
        for tail in ("e", "es", "ed", "ing", "er", "ers", "ation", "ations"):
            for ours, theirs in ((british, american), (american, british)):
                if word.endswith(ours + tail) and len(word) > len(ours + tail) + 2:
                    stem = word[: -len(ours + tail)]
                    if stem + british + "e" in _ALWAYS_ISE or stem.endswith(("a", "o", "u")):
                        continue
                    return frozenset({word, stem + theirs + tail})
    return frozenset({word})


def _inflect(word: str) -> frozenset[str]:
    head, hyphen, last = word.rpartition("-")
    if hyphen:
        return frozenset(f"{head}-{form}" for form in _inflect(last))
    irregular = _IRREGULAR_BY_WORD.get(word)
    if irregular and (not word.endswith("ing") or word + "s" in irregular):
        return irregular  # a setting is a noun, of which there are several
    found = {word, _plural(word)}
    if word.endswith("e"):
        return frozenset({*found, word + "d", _before_ing(word) + "ing"})
    for stem in _stems(word):
        found |= {stem + "ed", stem + "ing"}
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        found |= {word[:-1] + "ied", word + "ing"}
        found -= {word + "ed"}
    return frozenset(found)


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _before_ing(word: str) -> str:
    """Return what is left of a word in -e before -ing: lying, freeing, curing."""
    if word.endswith("ie"):
        return word[:-2] + "y"
    return word if word.endswith(("ee", "oe", "ye")) else word[:-1]


def _stems(word: str) -> tuple[str, ...]:
    """Return what stands before -ed and -ing."""
    if word in _DOUBLING_BRITISH:
        return (word, word + word[-1])
    if word in _DOUBLING or _is_short(word):
        return (word + word[-1],)
    return (word,)


def _is_short(word: str) -> bool:
    """Say whether a word of one syllable ends in consonant, vowel, consonant, as “stop” does."""
    if len(word) < 3 or word[-1] in _VOWELS or word[-1] in "wxy" or word[-2] not in _VOWELS:  # noqa: PLR2004
        return False
    groups = sum(
        1
        for at, letter in enumerate(word)
        if letter in _VOWELS and (at == 0 or word[at - 1] not in _VOWELS)
    )
    return groups == 1 and word[-3] not in _VOWELS
