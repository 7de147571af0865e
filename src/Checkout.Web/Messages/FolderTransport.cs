using Checkout.Data.Keys;
using MimeKit;

namespace Checkout.Web.Messages;

/// <summary>Writes messages to a folder as .eml files, which any mail program opens: for demos and for deployments that pick mail
/// up.</summary>
public sealed class FolderTransport(IOptions<MailOptions> options, IWebHostEnvironment environment) : IMailTransport
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        var folder = Path.Combine(environment.ContentRootPath, options.Value.Folder);
        PrivateFiles.CreateFolder(folder);

        // The Message-ID names the file: a message that is sent again after a crash replaces itself.
        var name = message.MessageId ?? throw new InvalidOperationException("The message has no id.");
        var path = Path.Combine(folder, $"{name.Split('@')[0]}.eml");
        var half = $"{path}.{Guid.NewGuid():N}";
        await using (var file = PrivateFiles.Create(half))
        {
            await message.WriteToAsync(file, cancellation);
        }

        File.Move(half, path, overwrite: true);
    }
}
