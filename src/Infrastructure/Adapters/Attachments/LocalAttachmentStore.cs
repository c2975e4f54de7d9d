using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Attachments;

/// <summary>Keeps contents as files below one folder: written beside, flushed to the disk, then renamed, so that a name always means a whole content.</summary>
internal sealed class LocalAttachmentStore(string folder) : IAttachmentStore
{
    private const string Unfinished = ".part";

    public async ValueTask<StoreResult> PutAsync(AttachmentKey key, Stream content, CancellationToken ct)
    {
        var target = PathOf(key);
        var beside = $"{target}.{Guid.CreateVersion7():N}{Unfinished}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? folder);
            var (length, hash) = await WriteAsync(beside, content, ct);
            File.Move(beside, target, overwrite: false);
            return new StoreResult.Stored(length, hash);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new StoreResult.Failed(new PortFailure.Unavailable(failure.Message, null));
        }
        finally
        {
            TryDelete(beside);
        }
    }

    public ValueTask<ReadResult> OpenAsync(AttachmentKey key, CancellationToken ct)
    {
        try
        {
            return ValueTask.FromResult<ReadResult>(new ReadResult.Opened(
                new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true)));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return ValueTask.FromResult<ReadResult>(new ReadResult.Missing());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ValueTask.FromResult<ReadResult>(new ReadResult.Failed(new PortFailure.Unavailable(failure.Message, null)));
        }
    }

    public ValueTask<PortFailure?> DeleteAsync(AttachmentKey key, CancellationToken ct)
    {
        try
        {
            File.Delete(PathOf(key));
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ValueTask.FromResult<PortFailure?>(new PortFailure.Unavailable(failure.Message, null));
        }

        return ValueTask.FromResult<PortFailure?>(null);
    }

    public async IAsyncEnumerable<AttachmentKey> StoredBeforeAsync(DateTimeOffset moment, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!Directory.Exists(folder)) yield break;

        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            ct.ThrowIfCancellationRequested();
            if (File.GetLastWriteTimeUtc(path) >= moment.UtcDateTime) continue;
            if (AttachmentKey.TryParse(Path.GetRelativePath(folder, path).Replace('\\', '/')) is { } key) yield return key;
            else if (path.EndsWith(Unfinished, StringComparison.Ordinal)) TryDelete(path);
        }

        await Task.CompletedTask;
    }

    private static async Task<(long Length, string Hash)> WriteAsync(string path, Stream content, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        var length = 0L;
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0; length += read)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        await file.FlushAsync(ct);
        file.Flush(flushToDisk: true);
        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
            // The daily sweep takes what is left.
        }
    }

    private string PathOf(AttachmentKey key) => Path.Combine(folder, key.Value.Replace('/', Path.DirectorySeparatorChar));
}
