using System.Security.Cryptography;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Infrastructure.Adapters.Attachments;

namespace PropertyPlatform.Adapters.Tests.Attachments;

[Trait("row", "PLT-03")]
public sealed class LocalAttachmentStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 16, 30, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("attachments").FullName;
    private readonly LocalAttachmentStore _store;
    private readonly AttachmentKey _key = AttachmentKey.For(AttachmentId.New(), Now);

    public LocalAttachmentStoreTests() => _store = new LocalAttachmentStore(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task gives_back_the_same_bytes_and_names_their_hash()
    {
        var bytes = RandomNumberGenerator.GetBytes(200_001);

        var stored = (await _store.PutAsync(_key, new MemoryStream(bytes), TestContext.Current.CancellationToken)).ShouldBeOfType<StoreResult.Stored>();

        stored.ShouldBe(new StoreResult.Stored(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        (await ReadAsync()).ShouldBe(bytes);
    }

    [Fact]
    public async Task leaves_nothing_of_an_upload_that_broke_off()
    {
        await Should.ThrowAsync<OperationCanceledException>(async () => await _store.PutAsync(_key, new BrokenOff(), TestContext.Current.CancellationToken));

        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task never_overwrites_what_is_stored()
    {
        await _store.PutAsync(_key, new MemoryStream([1]), TestContext.Current.CancellationToken);

        (await _store.PutAsync(_key, new MemoryStream([2]), TestContext.Current.CancellationToken)).ShouldBeOfType<StoreResult.Failed>();

        (await ReadAsync()).ShouldBe(new byte[] { 1 });
    }

    [Fact]
    public async Task deletes_once_and_again()
    {
        await _store.PutAsync(_key, new MemoryStream([1]), TestContext.Current.CancellationToken);

        (await _store.DeleteAsync(_key, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await _store.DeleteAsync(_key, TestContext.Current.CancellationToken)).ShouldBeNull();

        (await _store.OpenAsync(_key, TestContext.Current.CancellationToken)).ShouldBeOfType<ReadResult.Missing>();
    }

    [Fact]
    public async Task lists_what_is_older_than_a_moment()
    {
        await _store.PutAsync(_key, new MemoryStream([1]), TestContext.Current.CancellationToken);

        (await KeysBeforeAsync(TimeProvider.System.GetUtcNow().AddMinutes(1))).ShouldBe([_key]);
        (await KeysBeforeAsync(TimeProvider.System.GetUtcNow().AddMinutes(-1))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026/11/../../../etc/passwd")]
    [InlineData("2026/11/0193c0ffee")]
    [InlineData("/2026/11/00000000000000000000000000000000")]
    [InlineData("2026/11/00000000000000000000000000000000\n")]
    [InlineData(null)]
    public void a_key_has_one_shape_only(string? text) => AttachmentKey.TryParse(text).ShouldBeNull();

    [Fact]
    public void a_key_names_its_attachment()
    {
        var id = AttachmentId.New();

        AttachmentKey.TryParse(AttachmentKey.For(id, Now).Value)?.Attachment.ShouldBe(id);
    }

    private async Task<byte[]> ReadAsync()
    {
        await using var content = (await _store.OpenAsync(_key, TestContext.Current.CancellationToken)).ShouldBeOfType<ReadResult.Opened>().Content;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, TestContext.Current.CancellationToken);
        return copy.ToArray();
    }

    private async Task<List<AttachmentKey>> KeysBeforeAsync(DateTimeOffset moment)
    {
        var keys = new List<AttachmentKey>();
        await foreach (var key in _store.StoredBeforeAsync(moment, TestContext.Current.CancellationToken)) keys.Add(key);
        return keys;
    }

    private sealed class BrokenOff : MemoryStream
    {
        private bool _begun;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_begun) throw new OperationCanceledException();
            _begun = true;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
