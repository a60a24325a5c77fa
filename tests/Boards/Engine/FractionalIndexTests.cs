using CsCheck;
using Fachgruppe.Boards.Engine;

namespace Fachgruppe.Tests.Boards.Engine;

public sealed class FractionalIndexTests
{
    [Fact]
    public void A_key_can_always_be_made_between_two_neighbours()
        => Gen.Int[0, 1000].Array[1, 200].Sample(places =>
        {
            var keys = new List<string>();
            foreach (var place in places)
            {
                var at = place % (keys.Count + 1);
                var key = FractionalIndex.Between(at == 0 ? null : keys[at - 1], at == keys.Count ? null : keys[at]);
                Assert.True(FractionalIndex.IsValid(key), key);
                keys.Insert(at, key);
            }

            Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
            Assert.Equal(keys.Count, keys.Distinct().Count());
        });

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_thousand_inserts_between_the_same_neighbours_keep_keys_bounded(bool alwaysAtTheStart)
    {
        var keys = FractionalIndex.Spread(2).ToList();
        for (var i = 0; i < 1000; i++)
        {
            var at = alwaysAtTheStart ? 1 : keys.Count - 1;
            var key = FractionalIndex.Between(keys[at - 1], keys[at]);
            if (key.Length > 40)
            {
                keys = [.. FractionalIndex.Spread(keys.Count)];
                key = FractionalIndex.Between(keys[at - 1], keys[at]);
            }

            keys.Insert(at, key);
        }

        Assert.Equal(1002, keys.Distinct().Count());
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.True(keys.Max(k => k.Length) <= 40);
    }

    [Fact]
    public void Keys_can_be_made_at_both_ends_for_ever()
    {
        var (first, last) = (FractionalIndex.First, FractionalIndex.First);
        for (var i = 0; i < 5000; i++)
        {
            var (before, after) = (FractionalIndex.Between(null, first), FractionalIndex.Between(last, null));
            Assert.True(string.CompareOrdinal(before, first) < 0 && string.CompareOrdinal(last, after) < 0);
            (first, last) = (before, after);
        }

        Assert.True(first.Length <= 5 && last.Length <= 5, $"{first} {last}");
    }

    [Theory]
    [InlineData("a0", true), InlineData("a0V", true), InlineData("Zz", true), InlineData("b00", true)]
    [InlineData("", false), InlineData("a", false), InlineData("a00", false), InlineData("5", false), InlineData("a-", false), InlineData("aä", false), InlineData("b0", false)]
    public void Only_keys_that_others_can_be_made_from_are_valid(string key, bool valid) => Assert.Equal(valid, FractionalIndex.IsValid(key));

    [Fact]
    public void A_key_longer_than_a_hundred_characters_is_refused() => Assert.False(FractionalIndex.IsValid("a0" + new string('V', 99)));

    [Fact]
    public void Neighbours_in_the_wrong_order_are_refused()
        => Assert.Throws<ArgumentException>(() => FractionalIndex.Between("a1", "a0"));
}
