use super::*;
use crate::store::StoreOperation;

/// The names in a folder: no temporary file may stay.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn kind_of(saved: Result<Manner, StoreError>) -> StoreErrorKind {
    let error = saved.unwrap_err();
    assert_eq!(error.operation, StoreOperation::Write);
    error.kind
}

#[test]
fn a_new_file_and_one_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    // As long as a name may be.
    let name = format!("{}.txt", "长".repeat(83));
    let path = folder.path().join(&name);
    save(&path, b"one", Existing::Refuse).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"one");
    assert_eq!(kind_of(save(&path, b"two", Existing::Refuse)), StoreErrorKind::Exists);
    assert_eq!(fs::read(&path).unwrap(), b"one");
    save(&path, b"", Existing::Replace).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"");
    assert_eq!(names(folder.path()), [name]);
}

#[test]
fn what_cannot_be_written_is_named_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("file"), "old").unwrap();
    for existing in [Existing::Refuse, Existing::Replace] {
        assert_eq!(kind_of(save(folder.path(), b"", existing)), StoreErrorKind::IsDirectory);
        assert_eq!(kind_of(save(&path("no/file"), b"", existing)), StoreErrorKind::Missing);
        assert_eq!(kind_of(save(&path("file/x"), b"", existing)), StoreErrorKind::Missing);
    }
    assert_eq!(fs::read(path("file")).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["file"]);
}

/// Somebody else makes the file after it was looked for.
#[test]
fn a_file_that_appears_meanwhile_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    let temporary = Temporary::beside(&Real, &path, Access::Usual).unwrap();
    fs::write(&path, "theirs").unwrap();
    assert_eq!(through(temporary, &path, b"ours", None, None), Err(StoreErrorKind::Exists));
    assert_eq!(fs::read(&path).unwrap(), b"theirs");
    assert_eq!(names(folder.path()), ["file"]);
}

#[test]
fn another_ones_temporary_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    let other = Temporary::beside(&Real, &path, Access::Usual).unwrap();
    save(&path, b"new", Existing::Refuse).unwrap();
    assert!(other.path.exists());
    assert_eq!(names(folder.path()).len(), 2);
}

#[test]
fn writing_in_place_leaves_no_rest_of_the_old() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(&path, "long and old").unwrap();
    in_place(&Real, &path, b"new").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
}

#[test]
fn a_full_disk_is_named() {
    let full = io::Error::from(io::ErrorKind::StorageFull);
    assert_eq!(StoreErrorKind::from(full), StoreErrorKind::Full);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    #[test]
    fn permissions_stay() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "old").unwrap();
        for mode in [0o640, 0o600, 0o664] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            save(&path, b"new", Existing::Replace).unwrap();
            assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, mode);
        }
    }

    #[test]
    fn a_new_file_has_the_permissions_of_any_new_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("any"), "").unwrap();
        save(&path("ours"), b"", Existing::Replace).unwrap();
        let mode = |name: &str| fs::metadata(path(name)).unwrap().mode();
        assert_eq!(mode("ours"), mode("any"));
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("sub")).unwrap();
        fs::write(path("sub/file"), "old").unwrap();
        symlink("sub/file", path("link")).unwrap();
        symlink("link", path("second")).unwrap();
        symlink("sub/new", path("dangling")).unwrap();
        assert_eq!(kind_of(save(&path("second"), b"", Existing::Refuse)), StoreErrorKind::Exists);
        save(&path("second"), b"new", Existing::Replace).unwrap();
        save(&path("dangling"), b"new", Existing::Refuse).unwrap();
        for name in ["link", "second", "dangling"] {
            assert!(fs::symlink_metadata(path(name)).unwrap().is_symlink(), "{name}");
        }
        assert_eq!(fs::read(path("sub/file")).unwrap(), b"new");
        assert_eq!(names(&path("sub")), ["file", "new"]);
        assert_eq!(names(folder.path()), ["dangling", "link", "second", "sub"]);
    }

    #[test]
    fn a_folder_that_takes_no_new_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("file"), "old").unwrap();
        let allow = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode));
        allow(0o555).unwrap();
        if File::create(path("probe")).is_ok() {
            eprintln!("not tried: this user may write everywhere");
            return;
        }
        let new = save(&path("new"), b"new", Existing::Refuse);
        let replaced = save(&path("file"), b"new", Existing::Replace);
        allow(0o755).unwrap();
        assert_eq!(kind_of(new), StoreErrorKind::NoPermission);
        assert_eq!(replaced, Ok(Manner::InPlace));
        assert_eq!(fs::read(path("file")).unwrap(), b"new");
    }

    #[test]
    fn a_device_is_not_replaced() {
        let saved = save(Path::new("/dev/null"), b"", Existing::Replace);
        assert_eq!(kind_of(saved), StoreErrorKind::NotAFile);
    }
}

#[cfg(unix)]
#[test]
fn a_copy_is_for_as_few_eyes_as_its_original() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let of = folder.path().join("a.ron");
    fs::write(&of, "甲").unwrap();
    for (mode, own) in
        [(0o600, 0o600), (0o640, 0o640), (0o644, 0o644), (0o444, 0o644), (0o755, 0o644)]
    {
        fs::set_permissions(&of, PermissionsExt::from_mode(mode)).unwrap();
        let copy = folder.path().join(format!("{mode}.bak"));
        save_like(&copy, b"1", Existing::Refuse, Some(&of)).unwrap();
        let beside = folder.path().join(format!("{mode}.txt"));
        super::super::ours::write(&Real, None, &beside, b"2", false, &of).unwrap();
        for path in [&copy, &beside] {
            assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, own);
        }
        let error = save_like(&copy, b"3", Existing::Refuse, Some(&of)).unwrap_err();
        assert_eq!((error.kind, fs::read(&copy).unwrap()), (StoreErrorKind::Exists, b"1".to_vec()));
    }
}
