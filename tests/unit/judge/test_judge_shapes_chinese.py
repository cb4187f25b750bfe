"""What the shape of a Chinese sentence says of the claims in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import load_pack, phrase_file, verdicts_of

if TYPE_CHECKING:
    from pathlib import Path


def _is_kept(tmp_path: Path, text: str, heeds: str) -> bool:
    book = load_pack(tmp_path, {"zh/a.yaml": phrase_file("無痛", more=heeds)})
    return verdicts_of(book, text)[0].kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("就算有人無痛，我們都會請您先敷麻膏。", False),
        ("即使上次無痛，醫師還是建議留十分鐘觀察。", False),
        ("就算做完無痛，我哋都會叫你坐一陣先走。", False),
        ("即便一针无痛，护士也会提醒您按压五分钟。", False),
        ("哪怕朋友說無痛，也希望您照自己的感覺回報。", False),
        ("就算再怕針，我們也請您放心，無痛。", True),
        ("就算怕針，無痛機也請把握。", True),
    ],
)
def test_what_is_conceded_and_answered_with_advice_is_denied(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text, "drop: [negated]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("都說皮秒無痛，可診間裡喊痛的人不少。", False),
        ("大家都以為打針無痛，其實麻膏要敷四十分鐘。", False),
        ("网上都说热玛吉无痛，但是能量高的时候会烫。", False),
        ("報紙上都說這針無痛，問題是麻膏要敷很久。", False),
        ("朋友都話無痛，點知我喊咗。", False),
        ("長輩總說做臉無痛，不過那是按摩。", False),
        ("客人都說無痛，但我們更在意安全。", True),
        ("都說了是無痛，快來。", True),
    ],
)
def test_what_everybody_says_and_is_turned_against_is_attributed(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text, "drop: [attributed]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("業務說這台無痛，我請他把論文拿來再談。", False),
        ("簡報第三頁寫無痛，我們就問廠商要試驗報告。", False),
        ("代理商强调无痛，我先要他们出示临床数据。", False),
        ("推銷員話無痛，我哋叫佢攞文獻出嚟。", False),
        ("供货商说无痛，我让他把临床报告发过来。", False),
        ("對方說完無痛，院長只問他證據在哪。", False),
        ("這台無痛，我請他把椅子拿來。", True),
        ("無痛，醫師請您把資料填好。", True),
    ],
)
def test_a_claim_whose_proof_is_asked_for_is_attributed(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text, "drop: [attributed]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("若範圍很小，有機會無痛做完，要看診才知道。", False),
        ("如果皮膚夠厚，或許無痛，還是要評估。", False),
        ("如果麻药敷足，可能无痛，但因人而异。", False),
        ("若果部位唔敏感，可能無痛，要睇醫生點講。", False),
        ("倘若耐受度高，說不定無痛，不一定。", False),
        ("若你怕痛，無痛機最適合你，快來評估。", True),
        ("如果想變美，有機會無痛做到。", True),
    ],
)
def test_a_perhaps_that_rests_on_an_if_and_an_examination_is_fully_hedged(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text, "lower: [hedged]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("部分人覺得無痛，程度因人而異。", False),
        ("有些患者形容无痛，也有人说像针扎。", False),
        ("少數人無痛，視部位而定。", False),
        ("有啲人話無痛，唔一定個個一樣。", False),
        ("有的病人說無痛，另一些要停下來休息。", False),
        ("全程無痛，效果因人而異。", True),
    ],
)
def test_what_some_feel_and_others_do_not_is_fully_hedged(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text, "lower: [hedged]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Huang 等人 2019 年比較兩種麻膏，四成受試者無痛。", False),
        ("Lee et al 2015 记录的无痛比例是三成。", False),
        ("林等人在 2017 年的回顧裡寫到，三成無痛。", False),
        ("2021 年一項隨機試驗裡，三成人無痛。", False),
        ("2018年的系統性回顧整理，冷敷後無痛的比例較高。", False),
        ("《Dermatol Surg》2003;29:588 記錄兩成人無痛。", False),
        ("2024 最新機型，無痛。", True),
        ("2019 年開幕，無痛除毛。", True),
        ("最新的隨機試驗 2024 年說無痛。", True),
    ],
)
def test_a_study_that_is_named_with_its_year_is_cited(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text, "drop: [cited]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("就算無痛，傷口還是要面對。", False),
        ("哪怕是無痛的針，也沒辦法讓時間停下來。", False),
        ("即使打了無痛針，都未必一樣。", False),
        ("就算怕針，也能無痛完成。", True),
        ("就算再怕針，我們也無痛。", True),
    ],
)
def test_what_is_conceded_and_changes_nothing_is_denied(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text, "drop: [negated]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("如果你期待無痛，恐怕會失望。", False),
        ("若想無痛，這項療程並不適合您。", False),
        ("如果你聽到的答案是無痛，那就再問一次。", False),
        ("如果你想無痛，請預約。", True),
        ("若你怕針，無痛的這支最適合您。", True),
    ],
)
def test_what_a_chinese_condition_is_refused_for_is_denied(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    assert _is_kept(tmp_path, text, "drop: [negated]") is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("凡自稱無痛的產品，都值得打一個問號。", False),
        ("看到無痛兩個字，先查許可證。", False),
        ("遇到無痛的針，請把握機會。", True),
    ],
)
def test_what_readers_are_warned_of_is_attributed(tmp_path: Path, text: str, *, kept: bool) -> None:
    assert _is_kept(tmp_path, text, "drop: [attributed]") is kept
