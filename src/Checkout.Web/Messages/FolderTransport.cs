using Checkout.Data.Keys;
using MimeKit;

namespace Checkout.Web.Messages;

/// <summary>Writes messages to a folder as .eml files, which any mail program opens: for demos and for deployments that pick mail
/// up.</summary>
public sealed class FolderTransport(IOptions<MailOptions> options, IWebHostEnvironment environment) : IMailTransport
{
    /// <param name="name">What stands before the @ of the Message-ID.</param>
    public string PathOf(string name) => Path.Combine(environment.ContentRootPath, options.Value.Folder, $"{name}.eml");

    public async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        // The Message-ID names the file: a message that is sent again after a crash replaces itself.
        var path = PathOf((message.MessageId ?? throw new InvalidOperationException("The message has no id.")).Split('@')[0]);
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        var half = $"{path}.{Guid.NewGuid():N}";
        await using (var file = PrivateFiles.Create(half))
        {
            await message.WriteToAsync(file, cancellation);
        }

        File.Move(half, path, overwrite: true);
    }
}
