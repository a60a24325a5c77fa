using System.Collections.Immutable;

namespace Fachgruppe.Boards.Engine.Votings;

/// <summary>What may be done with a voting itself; pure. Secrecy, kind and targets are settled when it is made.</summary>
public static class VotingRules
{
    /// <summary>Votings that one board may hold at a time.</summary>
    public const int MaxVotings = 50;

    /// <summary>Decides a voting.* operation.</summary>
    public static Decision Decide(BoardState state, Operation operation)
    {
        var known = state.Votings.GetValueOrDefault(operation.Id!);
        return operation.Type switch
        {
            OperationType.VotingAdd => Add(state, operation),
            _ when known is null => new(null, new(Codes.NotFound, RefusalReason.Unknown, "id")),
            OperationType.VotingDelete => new(operation, null),
            OperationType.VotingRestore => new(operation with { Fields = Whole(known) }, null),
            _ when known.Deleted => new(null, new(Codes.Deleted, RefusalReason.Deleted)),
            _ when known.Closed => new(null, new(Codes.VoteClosed, RefusalReason.VotingClosed)),
            OperationType.VotingDeputy when operation.Fields.Voting?.Person is not { } person || known.UnitOf(person) is null => new(null, new(Codes.NotFound, RefusalReason.NotEligible, "person")),
            _ => new(operation, null),
        };
    }

    /// <summary>The votings after an effect.</summary>
    public static BoardState Apply(BoardState state, Operation effect)
    {
        var id = effect.Id!;
        var known = state.Votings.GetValueOrDefault(id);
        var next = effect.Type switch
        {
            OperationType.VotingAdd or OperationType.VotingRestore => New(id, effect.Fields),
            OperationType.VotingDelete => known is null ? null : known with { Deleted = true },
            OperationType.VotingDeputy => known is null ? null : Represented(known, effect.Fields.Voting!),
            _ => known is null ? null : Changed(known, effect.Fields),
        };
        return next is null ? state : state with { Votings = state.Votings.SetItem(id, next) };
    }

    private static Decision Add(BoardState state, Operation operation)
    {
        var id = operation.Id!;
        if (state.Votings.ContainsKey(id) || state.Notes.ContainsKey(id) || state.Frames.ContainsKey(id) || state.Groups.ContainsKey(id))
        {
            return new(null, Refusal.Invalid(RefusalReason.IdTaken, "id"));
        }

        if (Wrong(operation.Fields.Voting ?? VotingFields.None) is { } field)
        {
            return new(null, Refusal.Invalid(RefusalReason.WrongForKind, field));
        }

        return state.Votings.Values.Count(voting => !voting.Deleted) >= MaxVotings
            ? new(null, new(Codes.TooMany, RefusalReason.BoardFull))
            : new(operation with { Fields = Whole(New(id, operation.Fields)) }, null);
    }

    // Which field does not fit the kind of voting, or is missing.
    private static string? Wrong(VotingFields f) => (f.Kind ?? VotingWords.Dots) switch
    {
        VotingWords.Dots => f.Secrecy == VotingWords.Secret ? "secrecy" : null,
        VotingWords.Resistance => f.Options is not { Length: >= 2 } ? "options" : null,
        _ => f.Eligible is not { Length: > 0 } ? "eligible" : f.Secrecy == VotingWords.UntilClosed ? "secrecy" : f.Units is null ? "per" : null,
    };

    /// <summary>The voting that such fields make.</summary>
    public static Voting New(string id, Fields fields)
    {
        var f = fields.Voting ?? VotingFields.None;
        var budget = f.Budget ?? VotingWords.DefaultBudget;
        return new(
            id, fields.Title ?? "", f.Kind ?? VotingWords.Kinds[0], budget, f.Max ?? budget, f.Targets ?? VotingWords.Targets[0],
            f.Secrecy ?? VotingWords.Secrecies[0], f.Seats ?? 0, f.Status == VotingWords.Closed)
        {
            Options = f.Options ?? [],
            Text = f.Text ?? "",
            Eligible = f.Eligible ?? [],
            Units = f.Units ?? [],
            Per = f.Per ?? VotingWords.Person,
            Rule = f.Rule ?? VotingWords.Simple,
            Quorum = f.Quorum ?? 0,
            Deputies = Pairs(f.Deputies),
        };
    }

    private static ImmutableDictionary<string, string> Pairs(ImmutableArray<string>? turns)
        => (turns ?? []).Chunk(2).ToImmutableDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static Voting Represented(Voting voting, VotingFields f) => voting with
    {
        Deputies = f.Deputy.Id is { } deputy ? voting.Deputies.SetItem(f.Person!, deputy) : voting.Deputies.Remove(f.Person!),
    };

    private static Voting Changed(Voting voting, Fields fields)
    {
        var f = fields.Voting ?? VotingFields.None;
        return voting with
        {
            Title = fields.Title ?? voting.Title,
            Budget = f.Budget ?? voting.Budget,
            Max = f.Max ?? voting.Max,
            Seats = f.Seats ?? voting.Seats,
            Closed = voting.Closed || f.Status == VotingWords.Closed,
        };
    }

    /// <summary>Everything about a voting as the fields of an effect.</summary>
    public static Fields Whole(Voting voting) => new()
    {
        Title = voting.Title,
        Voting = new VotingFields
        {
            Kind = voting.Kind,
            Budget = voting.Budget,
            Max = voting.Max,
            Targets = voting.Targets,
            Secrecy = voting.Secrecy,
            Seats = voting.Seats,
            Status = voting.Closed ? VotingWords.Closed : VotingWords.Open,
            Options = voting.Kind == VotingWords.Resistance ? voting.Options : null,
            Text = voting.Kind == VotingWords.Decision ? voting.Text : null,
            Eligible = voting.Kind == VotingWords.Decision ? voting.Eligible : null,
            Units = voting.Kind == VotingWords.Decision ? voting.Units : null,
            Per = voting.Kind == VotingWords.Decision ? voting.Per : null,
            Rule = voting.Kind == VotingWords.Decision ? voting.Rule : null,
            Quorum = voting.Kind == VotingWords.Decision ? voting.Quorum : null,
            Deputies = voting.Deputies.IsEmpty ? null : [.. voting.Deputies.SelectMany(pair => new[] { pair.Key, pair.Value })],
        },
    };
}
