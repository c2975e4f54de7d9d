using PropertyPlatform.Infrastructure.Persistence;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Persistence;

public sealed class SharingARound
{
    [Fact]
    public async Task what_comes_meanwhile_goes_with_the_next_round()
    {
        var (sizes, gate) = (new List<int>(), new TaskCompletionSource());
        var rounds = new Rounds<int, int>(async items =>
        {
            lock (sizes) sizes.Add(items.Count);
            await gate.Task;
            return [.. items.Select(item => item * 2)];
        });

        var all = Enumerable.Range(0, 50).Select(rounds.JoinAsync).ToList();
        gate.SetResult();

        (await Task.WhenAll(all)).ShouldBe(Enumerable.Range(0, 50).Select(item => item * 2));
        sizes.Count.ShouldBeLessThan(10);
        sizes.Sum().ShouldBe(50);
    }

    [Fact]
    public async Task a_failed_round_fails_for_those_in_it_and_for_nobody_after()
    {
        var rounds = new Rounds<int, int>(items => items.Contains(1) ? throw new InvalidOperationException("broken") : Task.FromResult<IReadOnlyList<int>>([.. items]));

        await Should.ThrowAsync<InvalidOperationException>(() => rounds.JoinAsync(1));

        (await rounds.JoinAsync(2)).ShouldBe(2);
    }
}
