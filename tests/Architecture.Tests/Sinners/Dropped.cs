using PropertyPlatform.Architecture.Tests.Sinners.Application.Ports;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests.Sinners.Application.Ports
{
    internal abstract record Delivery
    {
        public sealed record Delivered : Delivery;
    }
}

namespace PropertyPlatform.Architecture.Tests.Sinners.Dropped
{
    internal static class Given
    {
        public static Result Done() => Result.Done;

        public static Result<int> One() => 1;

        public static Task<Result> DoneAsync() => Task.FromResult(Result.Done);

        public static ValueTask<Result<int>> OneAsync() => new(One());

        public static Task<Delivery> DeliverAsync() => Task.FromResult<Delivery>(new Delivery.Delivered());
    }

    internal sealed class DropsAResult
    {
        public static void Act() => Given.Done();
    }

    internal sealed class DropsAResultWithAValue
    {
        public static void Act() => Given.One();
    }

    internal sealed class DropsOnPurpose
    {
        public static void Act() => _ = Given.Done();
    }

    internal sealed class DropsWhatItAwaited
    {
        public static async Task ActAsync() => await Given.DoneAsync();
    }

    internal sealed class DropsWhatItAwaitedElsewhere
    {
        public static async Task ActAsync() => await Given.OneAsync().ConfigureAwait(false);
    }

    internal sealed class DropsATaskOfAResult
    {
        public static void Act() => _ = Given.DoneAsync();
    }

    internal sealed class DropsWithinAClosure
    {
        public static void Act(IEnumerable<int> numbers, int limit) => numbers.ToList().ForEach(number =>
        {
            if (number < limit) Given.Done();
        });
    }

    internal sealed class DropsWhatAPortAnswered
    {
        public static async Task ActAsync() => await Given.DeliverAsync();
    }

    internal sealed class StoresWhatNobodyReads
    {
        public static void Act()
        {
            var result = Given.Done();
        }
    }
}
