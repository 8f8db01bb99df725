"""The tree is the one of RFC 6962, held against the vectors of Certificate Transparency."""

import pytest

from app.domain.merkle import Tree, consistency_path, leaf, root

INPUTS = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")


def test_leaves_and_root_are_the_golden_ones() -> None:
    assert leaf("").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert leaf("00").hex() == "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
    assert (
        root([leaf(one) for one in INPUTS]).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    )
    assert root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_growing_tree_has_the_root_of_its_leaves_at_every_size() -> None:
    tree = Tree()
    for size, one in enumerate(INPUTS, start=1):
        tree.append(leaf(one))
        assert (tree.size, tree.root()) == (size, root([leaf(each) for each in INPUTS[:size]]))


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (1, 1, []),
        (1, 8, ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"]),
        (6, 8, ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"]),
        (2, 5, ["5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"]),
    ],
)  # fmt: skip
def test_consistency_paths_are_the_golden_ones(old: int, new: int, path: list[str]) -> None:
    leaves = [leaf(one) for one in INPUTS[:new]]
    assert [one.hex() for one in consistency_path(leaves, old)] == path


def test_a_tree_says_nothing_of_more_leaves_than_it_has() -> None:
    with pytest.raises(ValueError, match="9 of 8"):
        consistency_path([leaf(one) for one in INPUTS], 9)
