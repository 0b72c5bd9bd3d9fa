"""What Windows programs save instead of UTF-8 is known by its name; nothing is guessed at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.source.files.decode import decode
from tests.everyday_letters import everyday_texts

TEXT = "title: 党章导读——“四史”教育·第1期（上）\r\nsummary: 学习《中国共产党章程》。\r\n"


def message(data: bytes) -> str:
    problem = decode(data).problem
    assert problem is not None
    assert problem.code == "PS002"
    return problem.message


def test_utf8(subtests: pytest.Subtests) -> None:
    cases = [TEXT, "", "a: b", "𠮷: 👩‍🌾", "a\u0085b\u2028c", "title: 甲\nnotes: a\0b\n"]
    for text in cases:
        with subtests.test(text=text):
            decoded = decode(text.encode())
            assert (decoded.text, decoded.has_bom, decoded.problem) == (text, False, None)


def test_byte_order_mark_is_no_text() -> None:
    decoded = decode(b"\xef\xbb\xbf" + TEXT.encode())
    assert (decoded.text, decoded.has_bom, decoded.problem) == (TEXT, True, None)


def test_byte_order_mark_inside_stays() -> None:
    assert decode("a\ufeffb".encode()).text == "a\ufeffb"


@pytest.mark.parametrize("text", [TEXT, "name: 王\n", "name: 岱岳\n", "title: 中"])
def test_gbk(text: str) -> None:
    decoded = decode(text.encode("gb18030"))
    assert "GBK" in message(text.encode("gb18030"))
    assert (decoded.text, decoded.encoding) == (text, "gb18030")


def test_utf16(subtests: pytest.Subtests) -> None:
    texts = [TEXT, "title: a\n"]
    encodings = ["utf-16", "utf-16-le", "utf-16-be"]
    for text in texts:
        for encoding in encodings:
            with subtests.test(encoding=encoding, text=text):
                assert "UTF-16" in message(text.encode(encoding))
                assert decode(text.encode(encoding)).text == text


def test_what_is_no_text_of_ours_is_not_guessed_at(subtests: pytest.Subtests) -> None:
    cases: list[bytes] = [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\xff\xfe",
        b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xdf\xa4",
        b"\xff\xfe\0\xd8\0\xd8",  # UTF-16 by its mark, with half of a pair twice
        "café naïveté, déjà vu".encode("latin-1"),
        "naïveté".encode("latin-1"),  # reads as GBK too: rare characters that nobody writes
        "Привет, мир".encode("koi8-r"),
    ]
    for data in cases:
        with subtests.test(data=data):
            assert "不是 UTF-8 文本" in message(data)
            assert decode(data).text == ""


@pytest.mark.parametrize("cut", [1, 2])
def test_a_damaged_utf8_file_is_not_called_gbk(cut: int) -> None:
    # Converting it “from GBK” would ruin every character that is still good.
    data = TEXT.encode()
    spot = data.index("程".encode())
    assert message(data[:spot] + data[spot + cut :]) == "第 2 行有乱码：这个字的 UTF-8 编码坏了"


@given(st.binary())
def test_any_bytes_give_text_or_a_problem(data: bytes) -> None:
    decoded = decode(data)
    if decoded.problem is None:
        assert decoded.text.encode() == data.removeprefix(b"\xef\xbb\xbf")


@given(everyday_texts())
def test_everyday_chinese_in_gbk_never_reads_as_something_else(text: str) -> None:
    decoded = decode(f"title: 党校{text}".encode("gb18030"))
    # A few GBK texts are UTF-8 as well; nobody can tell those.
    assert decoded.text == f"title: 党校{text}"
