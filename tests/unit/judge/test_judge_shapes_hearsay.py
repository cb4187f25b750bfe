"""What a Chinese sentence repeats of others' words, and turns against or warns of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import load_pack, phrase_file, verdicts_of

if TYPE_CHECKING:
    from pathlib import Path


def _is_kept(tmp_path: Path, text: str) -> bool:
    book = load_pack(tmp_path, {"zh/a.yaml": phrase_file("無痛", more="drop: [attributed]")})
    return verdicts_of(book, text)[0].kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("廠商說這台無痛，我在自己手上試過，還是請護理師敷麻藥。", False),
        ("代理商拍胸脯說無痛，我還是在同意書上一條條寫清楚。", False),
        ("有網紅形容「無痛」，我睇開嘅病人卻大多要食止痛藥。", False),
        ("sales話無痛，我睇完份報告先知係落咗麻膏。", False),
        ("销售说无痛，我查了说明书，上面写着要敷麻药。", False),
        ("朋友說無痛，我做到一半喊停。", False),
        ("同行都敢寫無痛，我寫不出來。", False),
        ("推銷話無痛，第二個禮拜去問仲有優惠。", False),
        ("老闆想在官網寫無痛，法務說不行。", False),
        ("朋友說無痛，我做完真的一點都不痛。", True),
        ("閨蜜說無痛，我本來不信，還是來了。", True),
        ("網紅都說無痛，我們還是請您先預約。", True),
        ("客人說無痛，我們也很開心。", True),
    ],
)
def test_what_another_says_and_the_writer_saw_otherwise_is_attributed(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text) is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("推銷員拍心口話「無痛」，問到有冇數據，佢就開始講天氣。", False),
        ("業務說這支無痛，請他寫下來，他就笑笑。", False),
        ("中介话无痛，叫佢签名又即刻收声。", False),
        ("同事說無痛，問了地址就馬上去做。", True),
    ],
)
def test_what_a_seller_does_not_answer_for_is_attributed(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text) is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("遇到只講無痛、不講併發症的諮詢師，建議換一家。", False),
        ("見到「無痛」呢啲字，我建議你行開。", False),
        ("如果顧問一開口就說無痛，不妨另找一間。", False),
        ("哪家敢說無痛，我先走。", False),
        ("碰到说无痛的机构，直接走人。", False),
        ("只會講無痛的，通常答不出併發症。", False),
        ("遇到無痛的好機器，別錯過。", True),
        ("看到無痛療程有疑問，歡迎多問我們。", True),
        ("只會讓你無痛的，就是這一台。", True),
    ],
)
def test_what_readers_should_walk_away_from_is_attributed(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text) is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("她原本相信無痛，後來做到一半喊停。", False),
        ("這位太太被告知無痛，術後卻腫了三週。", False),
        ("她原本以為會痛，其實無痛。", True),
    ],
)
def test_what_was_believed_and_came_otherwise_is_attributed(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text) is kept
