using System.Text;
using CsCheck;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Journal;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Tests.Boards.Engine;

public sealed class BoardReducerTests
{
    [Fact]
    public void Replaying_the_journal_gives_the_same_board()
        => OperationGen.Any.Array[0, 120].Sample(operations =>
        {
            var (state, journal) = OperationGen.Run(operations);

            Assert.Equal(Text(state), Text(BoardReducer.Apply(BoardState.Empty, journal)));
        });

    [Fact]
    public void A_journal_that_was_written_and_read_gives_the_same_board()
        => OperationGen.Any.Array[0, 120].Sample(operations =>
        {
            var (state, journal) = OperationGen.Run(operations);

            var read = journal.Select(a => a with { Operation = OperationReader.ReadEffect(JsonWireReader.Parse(WireFormats.ToJson(new Effect(a.Operation)))) });

            Assert.Equal(Text(state), Text(BoardReducer.Apply(BoardState.Empty, read)));
        });

    [Fact]
    public void A_snapshot_and_what_came_after_it_give_the_same_board()
        => Gen.Select(OperationGen.Any.Array[0, 120], Gen.Int[0, 120]).Sample((operations, cut) =>
        {
            var (state, journal) = OperationGen.Run(operations);
            var before = BoardReducer.Apply(BoardState.Empty, journal.Take(cut));

            var read = SnapshotFormat.Read(WireFormats.ToJson(new SnapshotFormat(before)));

            Assert.Equal(Text(state), Text(BoardReducer.Apply(read, journal.Skip(cut))));
            Assert.Equal(before.Living, read.Living);
        });

    [Fact]
    public void A_value_survives_whatever_others_do_to_other_properties()
        => OperationGen.Any.Array[0, 60].Sample(operations =>
        {
            const string Id = "00000000-0000-7000-8000-000000000009";
            var first = new Operation("00000000-0000-7000-8000-0000000000aa", OperationType.NoteAdd, Id, new() { Text = "bleibt", X = 0, Y = 0, Color = "pink" });
            var others = operations.Select((o, i) => o.Type == OperationType.NoteSet && i % 2 == 0 ? o with { Id = Id, Fields = o.Fields with { Text = null, Color = null } } : o);

            var (state, _) = OperationGen.Run([first, .. others]);

            Assert.Equal(("bleibt", "pink"), (state.Notes[Id].Text, state.Notes[Id].Color));
        });

    [Fact]
    public void The_number_of_living_objects_is_kept_right()
        => OperationGen.Any.Array[0, 120].Sample(operations =>
        {
            var (state, _) = OperationGen.Run(operations);

            Assert.Equal(state.Notes.Values.Count(n => !n.Deleted) + state.Frames.Values.Count(f => !f.Deleted) + state.Groups.Values.Count(g => !g.Deleted), state.Living);
        });

    [Fact]
    public void Members_lie_in_containers_that_live()
        => OperationGen.Any.Array[0, 150].Sample(operations =>
        {
            var (state, _) = OperationGen.Run(operations);

            Assert.All(state.Notes.Values.Where(n => !n.Deleted), note =>
            {
                Assert.True(note.Frame is null || !state.Frames[note.Frame].Deleted);
                Assert.True(note.Group is null || !state.Groups[note.Group].Deleted);
            });
        });

    [Fact]
    public void The_order_among_siblings_is_total()
    {
        var key = Gen.Select(Gen.Int[1, 5].Select(i => FractionalIndex.Spread(i)[^1]), Gen.Int[0, 4].Select(i => $"{i}"));
        Gen.Select(key, key, key).Sample((a, b, c) =>
        {
            var (ab, ba) = (Compare(a, b), Compare(b, a));
            Assert.Equal(Math.Sign(ab), -Math.Sign(ba));
            Assert.Equal(a == b, ab == 0);
            Assert.True(!(ab <= 0 && Compare(b, c) <= 0) || Compare(a, c) <= 0);
        });
    }

    private static int Compare((string Order, string Id) a, (string Order, string Id) b) => BoardOrder.Compare(a.Order, a.Id, b.Order, b.Id);

    private static string Text(BoardState state) => Encoding.UTF8.GetString(WireFormats.ToJson(new SnapshotFormat(state)));
}
