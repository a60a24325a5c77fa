using CsCheck;
using Fachgruppe.Boards.Engine;
using Fachgruppe.Boards.Engine.Votings;

namespace Fachgruppe.Tests.Boards.Engine;

/// <summary>Random operations over few ids, so that they meet each other.</summary>
internal static class OperationGen
{
    private static readonly Gen<Reference> AnyReference = Gen.OneOf(
        Gen.Const(Reference.Unchanged), Gen.Const(Reference.None), Gen.Int[0, 5].Select(i => Reference.To(Id(i))));

    private static readonly Gen<string?> AnyOrder = Gen.OneOf(Gen.Const((string?)null), Gen.Int[0, 61].Select(i => (string?)FractionalIndex.Spread(i + 1)[^1]));

    private static readonly Gen<Fields> NoteFields =
        from text in Gen.OneOf(Gen.Const((string?)null), Gen.String[Gen.Char.AlphaNumeric, 0, 8].Select(s => (string?)s))
        from x in Gen.OneOf(Gen.Const((double?)null), Gen.Double[-1e6, 1e6].Select(d => (double?)d))
        from color in Gen.OneOf(Gen.Const((string?)null), Gen.Int[0, 7].Select(i => (string?)Values.Colors[i]))
        from frame in AnyReference
        from @group in AnyReference
        from order in AnyOrder
        select new Fields { Text = text, X = x, Color = color, Frame = frame, Group = @group, Order = order };

    private static readonly Gen<Fields> FrameFields =
        from title in Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)"Titel"))
        from x in Gen.OneOf(Gen.Const((double?)null), Gen.Double[-1e6, 1e6].Select(d => (double?)d))
        from order in AnyOrder
        select new Fields { Title = title, X = x, Order = order };

    private static readonly TimerChange?[] Timers =
        [null, new(TimerVerb.Clear), new(TimerVerb.Start, 60_000), new(TimerVerb.Pause), new(TimerVerb.Resume), new(TimerVerb.Add, 60_000)];

    private static readonly Gen<Fields> BoardFields =
        from phase in Gen.Int[-2, 6]
        from frozen in Gen.Bool.Nullable()
        from timer in Gen.Int[0, 5]
        select new Fields
        {
            Title = "Titel",
            Phase = phase == -2 ? Reference.Unchanged : Reference.To(phase < 0 ? null : Phases.All[phase]),
            Frozen = frozen,
            Timer = Timers[timer],
        };

    /// <summary>One operation.</summary>
    public static Gen<Operation> Any { get; } =
        from type in Gen.Enum<OperationType>()
        from id in Gen.Int[0, 5]
        from opId in Gen.Guid
        from fields in Of(type)
        select new Operation(opId.ToString("D"), type, type == OperationType.BoardSet ? null : Id(id), fields);

    /// <summary>The operations that the rules accept, as effects in order, and the state they lead to.</summary>
    public static (BoardState State, List<AppliedOperation> Journal) Run(IEnumerable<Operation> operations)
    {
        var (state, journal) = (BoardState.Empty, new List<AppliedOperation>());
        foreach (var operation in operations)
        {
            (state, var applied, _) = BoardRules.Apply(state, operation, "00000000-0000-7000-8000-0000000000ff", state.Seq + 1, state.Seq + 1);
            if (applied is not null)
            {
                journal.Add(applied);
            }
        }

        return (state, journal);
    }

    private static string Id(int number) => $"00000000-0000-7000-8000-00000000000{number}";

    private static Gen<Fields> Of(OperationType type) => type switch
    {
        OperationType.NoteAdd => NoteFields.Select(f => f with { Text = f.Text ?? "", X = f.X ?? 0, Y = 0 }),
        OperationType.NoteSet => Gen.Select(NoteFields, Gen.Bool.Nullable()).Select((fields, locked) => fields with { Locked = locked }),
        OperationType.FrameAdd => FrameFields.Select(f => f with { X = f.X ?? 0, Y = 0 }),
        OperationType.FrameSet => FrameFields,
        OperationType.GroupAdd => Gen.Int[0, 5].Array[0, 3].Select(ids => new Fields { Notes = [.. ids.Select(Id)] }),
        OperationType.GroupSet => FrameFields,
        OperationType.VotingAdd => Gen.Int[1, 9].Select(budget => new Fields { Title = "Frage", Voting = VotingFields.None with { Budget = budget } }),
        OperationType.VotingSet => Gen.Bool.Select(ends => new Fields { Title = "Anders", Voting = VotingFields.None with { Status = ends ? "closed" : null } }),
        OperationType.BoardSet => BoardFields,
        _ => Gen.Const(Fields.None),
    };
}
