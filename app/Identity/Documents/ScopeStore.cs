using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Fachgruppe.Platform;
using OpenIddict.Abstractions;

namespace Fachgruppe.Identity.Documents;

/// <summary>OpenIddict's scopes; those of the contract are the program's own and stand in <see cref="ScopeList"/>.</summary>
internal sealed class ScopeStore(DocumentTable table) : IOpenIddictScopeStore<ScopeEntry>
{
    public ValueTask<long> CountAsync(CancellationToken cancel) => table.CountAsync(ScopeEntry.Kind, cancel);

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<ScopeEntry>, IQueryable<TResult>> query, CancellationToken cancel) => throw Values.NoLinq();

    public ValueTask<TResult?> GetAsync<TState, TResult>(Func<IQueryable<ScopeEntry>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancel) => throw Values.NoLinq();

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(Func<IQueryable<ScopeEntry>, TState, IQueryable<TResult>> query, TState state, CancellationToken cancel) => throw Values.NoLinq();

    public IAsyncEnumerable<ScopeEntry> ListAsync(int? count, int? offset, CancellationToken cancel) =>
        table.ListAsync<ScopeEntry>("kind = @kind", new { kind = ScopeEntry.Kind }, cancel).Skip(offset ?? 0).Take(count ?? int.MaxValue);

    public ValueTask<ScopeEntry?> FindByIdAsync(string identifier, CancellationToken cancel) =>
        table.FindAsync<ScopeEntry>("kind = @kind and id = @identifier", new { kind = ScopeEntry.Kind, identifier }, cancel);

    public ValueTask<string?> GetIdAsync(ScopeEntry scopeEntry, CancellationToken cancel) => new(scopeEntry.Id);

    public ValueTask<ScopeEntry> InstantiateAsync(CancellationToken cancel) => new(new ScopeEntry { Id = Ids.New() });

    public ValueTask CreateAsync(ScopeEntry scopeEntry, CancellationToken cancel) => table.AddAsync(scopeEntry, cancel);

    public ValueTask UpdateAsync(ScopeEntry scopeEntry, CancellationToken cancel) => table.SaveAsync(scopeEntry, cancel);

    public ValueTask DeleteAsync(ScopeEntry scopeEntry, CancellationToken cancel) => table.RemoveAsync(scopeEntry, cancel);

    public ValueTask<ScopeEntry?> FindByNameAsync(string name, CancellationToken cancel) =>
        table.FindAsync<ScopeEntry>("kind = 'scope' and name = @name", new { name }, cancel);

    public IAsyncEnumerable<ScopeEntry> FindByNamesAsync(ImmutableArray<string> names, CancellationToken cancel) =>
        ListAsync(null, null, cancel).Where(scope => names.Contains(scope.Name));

    public IAsyncEnumerable<ScopeEntry> FindByResourceAsync(string resource, CancellationToken cancel) =>
        ListAsync(null, null, cancel).Where(scope => scope.Resources.Contains(resource));

    public ValueTask<string?> GetDescriptionAsync(ScopeEntry scopeEntry, CancellationToken cancel) => new(scopeEntry.Description);

    public ValueTask SetDescriptionAsync(ScopeEntry scopeEntry, string? value, CancellationToken cancel) => Values.Set(scopeEntry.Description = value);

    public ValueTask<ImmutableDictionary<CultureInfo, string>> GetDescriptionsAsync(ScopeEntry scopeEntry, CancellationToken cancel) => Values.Cultures(scopeEntry.Descriptions);

    public ValueTask SetDescriptionsAsync(ScopeEntry scopeEntry, ImmutableDictionary<CultureInfo, string> value, CancellationToken cancel) => Values.Replace(scopeEntry.Descriptions, value);

    public ValueTask<string?> GetDisplayNameAsync(ScopeEntry scopeEntry, CancellationToken cancel) => new(scopeEntry.DisplayName);

    public ValueTask SetDisplayNameAsync(ScopeEntry scopeEntry, string? value, CancellationToken cancel) => Values.Set(scopeEntry.DisplayName = value);

    public ValueTask<ImmutableDictionary<CultureInfo, string>> GetDisplayNamesAsync(ScopeEntry scopeEntry, CancellationToken cancel) => Values.Cultures(scopeEntry.DisplayNames);

    public ValueTask SetDisplayNamesAsync(ScopeEntry scopeEntry, ImmutableDictionary<CultureInfo, string> value, CancellationToken cancel) => Values.Replace(scopeEntry.DisplayNames, value);

    public ValueTask<string?> GetNameAsync(ScopeEntry scopeEntry, CancellationToken cancel) => new(scopeEntry.Name);

    public ValueTask SetNameAsync(ScopeEntry scopeEntry, string? value, CancellationToken cancel) => Values.Set(scopeEntry.Name = value ?? "");

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(ScopeEntry scopeEntry, CancellationToken cancel) => Values.Map(scopeEntry.Properties);

    public ValueTask SetPropertiesAsync(ScopeEntry scopeEntry, ImmutableDictionary<string, JsonElement> value, CancellationToken cancel) => Values.Replace(scopeEntry.Properties, value);

    public ValueTask<ImmutableArray<string>> GetResourcesAsync(ScopeEntry scopeEntry, CancellationToken cancel) => Values.List(scopeEntry.Resources);

    public ValueTask SetResourcesAsync(ScopeEntry scopeEntry, ImmutableArray<string> value, CancellationToken cancel) => Values.Set(scopeEntry.Resources = value.IsDefault ? [] : [.. value]);
}
