using System.Text;
using CsCheck;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Wire;

namespace Fachgruppe.Tests.Boards.Engine;

/// <summary>Random histories of three people who collect sealed, open, take back and go on.</summary>
public sealed class SecrecyTests
{
    private static readonly string[] People = ["person-a", "person-b", "person-c"];
    private static readonly string?[] Viewers = [.. People, null];

    private static readonly Gen<(Operation Operation, int Actor)[]> Histories =
        Gen.Select(OperationGen.Any, Gen.Int[0, 2]).Array[0, 150];

    [Fact]
    public void No_frame_state_or_catching_up_holds_a_strangers_sealed_words()
        => Gen.Select(Histories, Gen.Int[0, 150]).Sample((history, from) =>
        {
            var (state, journal, words) = (BoardState.Empty, new List<AppliedOperation>(), new Words());
            foreach (var (operation, actor) in Worded(history))
            {
                (state, var applied, _) = BoardRules.Apply(state, operation, People[actor], state.Seq + 1, state.Seq + 1);
                if (applied is not null)
                {
                    journal.Add(applied);
                    words.Hear(applied);
                    Check(state, journal, words, from);
                }
            }
        });

    [Fact]
    public void Everybody_who_hears_the_frames_and_opens_anew_after_an_opening_has_the_board_as_they_may_see_it()
        => Histories.Sample(history =>
        {
            var state = BoardState.Empty;
            var replicas = Viewers.Select(_ => BoardState.Empty).ToArray();
            foreach (var (operation, actor) in Worded(history))
            {
                (state, var applied, _) = BoardRules.Apply(state, operation, People[actor], state.Seq + 1, state.Seq + 1);
                for (var i = 0; applied is not null && i < Viewers.Length; i++)
                {
                    replicas[i] = Sealing.IsOpening(applied.Operation)
                        ? Sealing.For(state, Viewers[i])
                        : BoardReducer.Apply(replicas[i], Sealing.For([applied], Viewers[i])[0]);
                }
            }

            Assert.All(Viewers.Select((viewer, i) => (viewer, i)), each => Assert.Equal(Json(Sealing.For(state, each.viewer)), Json(replicas[each.i])));
        });

    private static void Check(BoardState state, List<AppliedOperation> journal, Words words, int from)
    {
        foreach (var viewer in Viewers)
        {
            var secret = words.SecretFrom(viewer);
            var missed = journal.Skip(from).ToList();
            string[] seen =
            [
                Frame(Sealing.For([journal[^1]], viewer)),
                Json(Sealing.For(state, viewer)),
                missed.Count == 0 || missed.Any(o => Sealing.IsOpening(o.Operation)) ? "" : Frame(Sealing.For(missed, viewer)),
            ];
            Assert.All(secret, word => Assert.All(seen, text => Assert.DoesNotContain(word, text, StringComparison.Ordinal)));
            Assert.All(Sealing.For(missed, viewer).Where(o => Sealing.IsSealed(o.Operation) && o.Actor != viewer), o => Assert.Equal((null, null), (o.Actor, o.Operation.Fields.Author)));
            Assert.All(Sealing.For(state, viewer).Notes.Values.Where(n => n.Sealed && n.Author is not null), n => Assert.Equal(viewer, n.Author));
        }
    }

    // Every text is one of a kind, so that finding it anywhere says whose it is.
    private static IEnumerable<(Operation Operation, int Actor)> Worded((Operation Operation, int Actor)[] history)
        => history.Select((step, i) => step.Operation.Fields.Text is null
            ? step
            : (step.Operation with { Fields = step.Operation.Fields with { Text = $"[{People[step.Actor]} {i}]" } }, step.Actor));

    private static string Json(BoardState state)
    {
        var bytes = new StateBytes(state);
        return Encoding.UTF8.GetString(bytes.JsonPrefix);
    }

    private static string Frame(IReadOnlyList<AppliedOperation> operations)
    {
        var frame = new AppliedFrame(operations);
        return Encoding.UTF8.GetString(WireFormats.ToJson(frame)) + Encoding.UTF8.GetString(WireFormats.ToMessagePack(frame));
    }

    /// <summary>What is secret, kept by plain rules of its own.</summary>
    private sealed class Words
    {
        private readonly Dictionary<string, string> _written = [];
        private readonly Dictionary<string, string> _sealedBy = [];
        private readonly HashSet<string> _deleted = [];
        private readonly HashSet<(string Text, string Author)> _secret = [];
        private bool _collecting;

        public List<string> SecretFrom(string? viewer) => [.. _secret.Where(s => s.Author != viewer).Select(s => s.Text)];

        public void Hear(AppliedOperation applied)
        {
            var (id, text) = (applied.Operation.Id ?? "", applied.Operation.Fields.Text);
            switch (applied.Operation.Type)
            {
                case OperationType.NoteAdd:
                    if (_collecting)
                    {
                        _sealedBy[id] = applied.Actor!;
                    }

                    Write(id, text!);
                    break;
                case OperationType.NoteSet when text is not null:
                    Write(id, text);
                    break;
                case OperationType.NoteDelete:
                    _deleted.Add(id);
                    break;
                case OperationType.NoteRestore:
                    _deleted.Remove(id);
                    Show(_collecting ? [] : [id]);
                    break;
                case OperationType.BoardSet when applied.Operation.Fields.Sealed is { } isSealed:
                    _collecting = isSealed;
                    Show(isSealed ? [] : [.. _sealedBy.Keys.Where(note => !_deleted.Contains(note))]);
                    break;
            }
        }

        private void Write(string id, string text)
        {
            _written[id] = text;
            if (_sealedBy.TryGetValue(id, out var author))
            {
                _secret.Add((text, author));
            }
        }

        private void Show(IEnumerable<string> ids)
        {
            foreach (var id in ids)
            {
                if (_sealedBy.Remove(id, out var author))
                {
                    _secret.Remove((_written[id], author));
                }
            }
        }
    }
}
